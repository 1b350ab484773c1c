package auth

import (
	"math"
	"sync"
	"time"

	"github.com/daybook-crm/daybook/internal/fault"
)

// TooMany is a RATE_LIMIT_EXCEEDED refusal that says when to come back.
type TooMany struct {
	refusal *fault.Error
	after   time.Duration
}

// Error gives the message of the refusal.
func (e *TooMany) Error() string { return e.refusal.Message }

// Unwrap gives the refusal, so that errors.As finds it.
func (e *TooMany) Unwrap() error { return e.refusal }

// RetryAfter gives the whole seconds to wait, at least one.
func (e *TooMany) RetryAfter() int { return max(1, int(math.Ceil(e.after.Seconds()))) }

// NewTooMany makes the refusal of somebody who can come back after a while.
func NewTooMany(message string, after time.Duration) error {
	return &TooMany{fault.New(fault.RateLimited, message), after}
}

// retryWhenBusy is what a full queue of logins needs to drain.
const retryWhenBusy = 2 * time.Second

// Rate is how often something may be done: Burst at once, then PerMinute.
type Rate struct {
	PerMinute float64
	Burst     float64
}

// Limits are the rates of an installation. They are kept in memory, a set a
// process: what they protect against is a flood, which need not be counted exactly.
type Limits struct {
	Off          bool // no limit at all, for load tests
	LoginAddress Rate // logins of one client address with one e-mail address
	LoginClient  Rate // logins of one client address
	Actor        Rate // requests of one member
}

// DefaultLimits leave a person alone, and a guesser 600 passwords an hour.
func DefaultLimits() Limits {
	return Limits{
		LoginAddress: Rate{PerMinute: 10, Burst: 10},
		LoginClient:  Rate{PerMinute: 60, Burst: 60},
		Actor:        Rate{PerMinute: 6000, Burst: 300},
	}
}

// maxBuckets bounds the memory of a limiter to some megabytes.
const maxBuckets = 50_000

// Limiter is a set of token buckets, one a key.
type Limiter struct {
	rate Rate
	now  func() time.Time

	mu      sync.Mutex
	buckets map[string]*bucket
}

type bucket struct {
	tokens float64
	at     time.Time
}

// NewLimiter makes a limiter with a rate for each key.
func NewLimiter(rate Rate) *Limiter { return newLimiter(rate, time.Now) }

func newLimiter(rate Rate, now func() time.Time) *Limiter {
	return &Limiter{rate: rate, now: now, buckets: map[string]*bucket{}}
}

// Take takes one token of the key's bucket. When there is none it says how
// long until there is. A nil limiter, or one without a rate, never refuses.
func (l *Limiter) Take(key string) (wait time.Duration, ok bool) {
	if l == nil || l.rate.PerMinute <= 0 {
		return 0, true
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	b := l.bucket(key, now)
	b.tokens = min(l.rate.Burst, b.tokens+now.Sub(b.at).Minutes()*l.rate.PerMinute)
	b.at = now
	if b.tokens < 1 {
		return time.Duration((1 - b.tokens) / l.rate.PerMinute * float64(time.Minute)), false
	}
	b.tokens--
	return 0, true
}

func (l *Limiter) bucket(key string, now time.Time) *bucket {
	if b, known := l.buckets[key]; known {
		return b
	}
	if len(l.buckets) >= maxBuckets {
		l.makeRoom(now)
	}
	b := &bucket{tokens: l.rate.Burst, at: now}
	l.buckets[key] = b
	return b
}

// makeRoom drops buckets that are full again, which say nothing; where that
// is not enough it drops a tenth of the others, whichever come first: under a
// flood of keys forgetting some is better than growing or refusing everybody.
func (l *Limiter) makeRoom(now time.Time) {
	full := time.Duration(l.rate.Burst / l.rate.PerMinute * float64(time.Minute))
	for key, b := range l.buckets {
		if now.Sub(b.at) >= full {
			delete(l.buckets, key)
		}
	}
	for key := range l.buckets {
		if len(l.buckets) < maxBuckets*9/10 {
			return
		}
		delete(l.buckets, key)
	}
}
