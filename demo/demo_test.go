package demo_test

import (
	"context"
	"net/mail"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/demo"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/importer/importertest"
)

var now = time.Date(2026, 11, 23, 10, 30, 0, 0, time.UTC)

func TestFillsACompanyOnce(t *testing.T) {
	t.Parallel()
	bus := importertest.Memory(t)
	var done, total int
	require.NoError(t, demo.Fill(t.Context(), bus.Bus, importertest.Tenant, now, func(d, of int) { done, total = max(done, d), of }))
	first := bus.Count(t)
	t.Log(first)
	assert.Equal(t, total, done)
	assert.Equal(t, 8, first["member.Created"])
	assert.Equal(t, 400, first["company.Created"])
	assert.Equal(t, 2000, first["contact.Created"])
	assert.Equal(t, 600, first["deal.Opened"])
	assert.Greater(t, first["deal.Won"], 150)
	assert.Greater(t, first["deal.Lost"], 200)
	assert.Greater(t, first["deal.Reopened"], 5)
	assert.Greater(t, 600-first["deal.Won"]-first["deal.Lost"]+first["deal.Reopened"], 80, "open deals")
	require.NoError(t, demo.Fill(t.Context(), bus.Bus, importertest.Tenant, now.Add(time.Hour), nil))
	assert.Equal(t, first, bus.Count(t), "a second fill adds nothing")
}

func TestGoesOnAfterAStop(t *testing.T) {
	t.Parallel()
	whole, stopped := importertest.Memory(t), importertest.Memory(t)
	require.NoError(t, demo.Fill(t.Context(), whole.Bus, importertest.Tenant, now, nil))
	for _, after := range []int{3, 900, 2500} {
		ctx, cancel := context.WithCancel(t.Context())
		err := demo.Fill(ctx, stopped.Bus, importertest.Tenant, now, func(done, _ int) {
			if done >= after {
				cancel()
			}
		})
		require.ErrorIs(t, err, context.Canceled)
	}
	require.NoError(t, demo.Fill(t.Context(), stopped.Bus, importertest.Tenant, now, nil))
	assert.Equal(t, whole.Count(t), stopped.Count(t))
}

// TestIsBelievable reads the log as a stranger would.
func TestIsBelievable(t *testing.T) {
	t.Parallel()
	bus := importertest.Memory(t)
	require.NoError(t, demo.Fill(t.Context(), bus.Bus, importertest.Tenant, now, nil))
	born := map[string]time.Time{}
	scripts := map[string]bool{}
	last := map[string]time.Time{}
	for decoded := range bus.Events(t) {
		event, at := decoded.Event, decoded.Event.OccurredAt()
		require.False(t, at.Before(last[decoded.Stream.ID]), "%T before what went before it", event)
		last[decoded.Stream.ID] = at
		require.False(t, at.After(now.Add(time.Minute)), "%T lies ahead", event)
		require.False(t, at.Before(now.AddDate(0, -18, 0).Add(-time.Minute)), "%T lies too far back", event)
		switch e := event.(type) {
		case company.Created:
			born[e.ID] = at
		case contact.Created:
			born[e.ID] = at
			reserved(t, e.Fields)
			note(scripts, *e.LastName)
			if e.CompanyID != nil {
				require.False(t, at.Before(born[*e.CompanyID]), "met before the company")
			}
		case deal.Opened:
			require.False(t, at.Before(born[*e.CompanyID]), "sold before the company was met")
		}
	}
	for _, script := range []string{"Latin", "Greek", "Cyrillic", "Arabic", "Han", "Hangul", "Devanagari", "Hebrew", "Thai"} {
		assert.True(t, scripts[script], script)
	}
}

func reserved(t *testing.T, f contact.Fields) {
	t.Helper()
	if f.Email == nil {
		return
	}
	_, err := mail.ParseAddress(*f.Email)
	require.NoError(t, err, *f.Email)
	_, host, _ := strings.Cut(*f.Email, "@")
	require.True(t, strings.HasSuffix(host, ".example") || strings.HasPrefix(host, "example."), host)
}

func note(scripts map[string]bool, text string) {
	for _, r := range text {
		for name, table := range unicode.Scripts {
			if unicode.Is(table, r) {
				scripts[name] = true
			}
		}
	}
}

func TestFillsTheRealChain(t *testing.T) {
	bus := importertest.Chain(t)
	began := time.Now()
	require.NoError(t, demo.Fill(t.Context(), bus.Bus, importertest.Tenant, now, nil))
	t.Logf("filled in %s: %v", time.Since(began).Round(time.Millisecond), bus.Count(t))
}
