package auth

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestLimiter(t *testing.T) {
	t.Parallel()
	at := time.Unix(0, 0)
	l := newLimiter(Rate{PerMinute: 60, Burst: 3}, func() time.Time { return at })
	for range 3 {
		_, ok := l.Take("a")
		require.True(t, ok)
	}
	wait, ok := l.Take("a")
	require.False(t, ok)
	require.Equal(t, time.Second, wait)
	_, ok = l.Take("b")
	require.True(t, ok, "each key has its own bucket")
	at = at.Add(time.Second)
	_, ok = l.Take("a")
	require.True(t, ok)
	at = at.Add(time.Hour)
	for range 3 {
		_, ok = l.Take("a")
		require.True(t, ok)
	}
	_, ok = l.Take("a")
	require.False(t, ok, "a bucket holds no more than the burst")
}

func TestLimiter_MemoryIsBounded(t *testing.T) {
	t.Parallel()
	l := NewLimiter(Rate{PerMinute: 1, Burst: 1})
	for i := range 3 * maxBuckets {
		l.Take(strconv.Itoa(i))
	}
	require.LessOrEqual(t, len(l.buckets), maxBuckets)
}

func TestLimiter_Off(t *testing.T) {
	t.Parallel()
	var l *Limiter
	_, ok := l.Take("a")
	require.True(t, ok)
}
