package graphql_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/readmodels"
)

func TestTimeline_OfSomeKinds(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	var entries []*readmodels.TimelineEntry
	for i, kind := range []string{"contact.Created", "deal.Opened", "deal.Won", "task.Created"} {
		entries = append(entries, &readmodels.TimelineEntry{EventID: id('0', i), SubjectID: id('c', 1), Position: int64(i), At: row(1).CreatedAt, Type: kind, Actor: ana, Summary: kind})
	}
	a.save(readmodels.Changes{Timeline: entries})
	const query = `query ($kinds: [String!]) { timeline(subject: "01980000-0000-7000-8000-c00000000001", kinds: $kinds) { edges { node { type actor { name } } } } }`
	for _, test := range []struct {
		kinds any
		found int
	}{{nil, 4}, {[]any{}, 4}, {[]any{"deal"}, 2}, {[]any{"deal.Won"}, 1}, {[]any{"deal.Won", "task"}, 2}, {[]any{"dea"}, 0}} {
		require.Len(t, at(a.data(query, vars{"kinds": test.kinds}), "timeline", "edges"), test.found, test.kinds)
	}
	require.Equal(t, "VALIDATION_ERROR", string(a.refusal(query, vars{"kinds": []any{"\x00"}}).Extensions.Code))
}
