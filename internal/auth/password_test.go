package auth

import (
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/internal/fault"
)

func TestHasher(t *testing.T) {
	t.Parallel()
	h := newHasher()
	stored, err := h.hash(t.Context(), "pässwörd 🔑")
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(stored, "$argon2id$v=19$m=19456,t=2,p=1$"))
	again, err := h.hash(t.Context(), "pässwörd 🔑")
	require.NoError(t, err)
	require.NotEqual(t, stored, again, "the salt differs")
	for password, want := range map[string]bool{"pässwörd 🔑": true, "Pässwörd 🔑": false, "": false} {
		ok, err := h.verify(t.Context(), stored, password)
		require.NoError(t, err)
		require.Equal(t, want, ok, password)
	}
	ok, err := h.verify(t.Context(), dummyHash, "")
	require.NoError(t, err)
	require.False(t, ok, "nobody has the dummy's password")
	_, err = h.verify(t.Context(), "$2a$10$bcrypt", "x")
	require.Error(t, err)
}

func TestHasher_IsBounded(t *testing.T) {
	t.Parallel()
	h := &hasher{slots: make(chan struct{}, 1), queue: make(chan struct{}, 3)}
	blocked, release := make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		_ = h.run(context.Background(), func() { close(blocked); <-release })
	})
	<-blocked
	ctx, cancel := context.WithCancel(context.Background())
	errs := make(chan error, 3)
	for range 3 { // two wait, one is too many
		wg.Go(func() { errs <- h.run(ctx, func() {}) })
	}
	require.Equal(t, fault.RateLimited, fault.CodeOf(<-errs))
	cancel()
	require.ErrorIs(t, <-errs, context.Canceled)
	require.ErrorIs(t, <-errs, context.Canceled)
	close(release)
	wg.Wait()
}

func BenchmarkHash(b *testing.B) {
	h := newHasher()
	for b.Loop() {
		_, err := h.hash(b.Context(), "correct horse")
		require.NoError(b, err)
	}
}
