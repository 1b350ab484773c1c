package projections

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

// A summary is a short sentence for a person. It never holds the value of a
// personal field; where it names which of them changed it is marked personal,
// and reads erasedSummary once the person is erased.
const (
	erasedPhrase  = "changed details that were erased since"
	erasedSummary = "Changed details that were erased since"
)

// entry adds an event to a subject's timeline.
func (p *page) entry(d codec.Decoded, subject, summary string, personal bool) {
	if p.id != d.ID {
		p.id, p.idText = d.ID, d.ID.String()
	}
	p.timeline = append(p.timeline, &readmodels.TimelineEntry{
		EventID: p.idText, SubjectID: subject, Position: int64(d.Position.Commit),
		At: d.Event.OccurredAt().UTC(), Type: d.Event.EventType(), Actor: d.Meta.Actor,
		Summary: summary, Personal: personal,
	})
}

// made is the phrase of a beginning: "created", "imported from salesforce".
func made(verb string, source *domain.Source) string {
	if source == nil {
		return verb
	}
	return "imported from " + source.System
}

// part is a field that may have been said.
type part struct {
	name string
	said bool
}

func said(parts ...part) (names []string) {
	for _, p := range parts {
		if p.said {
			names = append(names, p.name)
		}
	}
	return names
}

// changed is the phrase of a change: "changed e-mail, phone and owner".
func changed(names []string) string {
	switch len(names) {
	case 0:
		return "changed"
	case 1:
		return "changed " + names[0]
	default:
		last := len(names) - 1
		return "changed " + strings.Join(names[:last], ", ") + " and " + names[last]
	}
}

func capital(phrase string) string {
	first, size := utf8.DecodeRuneInString(phrase)
	return string(unicode.ToUpper(first)) + phrase[size:]
}
