package importer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/internal/fault"
)

// memberDraft is an owner. Without an e-mail address the owner gets one that
// reaches nobody, and is inactive: can own and be shown, but not sign in.
type memberDraft struct {
	ref    ref
	source string // the id at the source, when it names nobody
	name   string
	email  string
	active bool
	at     time.Time
}

// memberID gives the member that an owner is, which may be one who was here before.
func (r *run) memberID(of ref) string {
	if id := r.options.Owners[of.id]; id != "" {
		return id
	}
	return r.id(of)
}

func (r *run) member(row Row, d memberDraft) entry {
	id := r.memberID(d.ref)
	for _, known := range []string{d.name, d.email} {
		if here := r.options.Owners[known]; here != "" {
			id = here
		}
	}
	if id != r.id(d.ref) {
		r.options.Owners[d.ref.id] = id // rows name the owner by this
		return entry{row: row, verdict: outcome{fate: unchanged}}
	}
	queue := r.queue("member", &d.email, row)
	return entry{row: row, work: func(ctx context.Context) outcome {
		out := reject("")
		defer func() { queue.leave(out) }()
		other := queue.wait(ctx)
		if other == "" {
			out = r.bringMember(ctx, id, d)
		}
		if other != "" || out.fate == rejected && out.reason == emailTaken && d.email != "" {
			d.email = ""
			out = r.bringMember(ctx, id, d)
			out.warnings = append(out.warnings, "another member has this e-mail address: imported with a made-up one, inactive")
		}
		r.arrived(member.Category, id, out)
		return out
	}}
}

var emailTaken = fault.New(fault.DuplicateEmail, "Another member has this e-mail address.").Error()

func (r *run) bringMember(ctx context.Context, id string, d memberDraft) outcome {
	return bring(ctx, r, r.bus.Members, member.Decider, id, func(current, imported member.Member) planned[member.Command] {
		if current.ID == "" {
			return planned[member.Command]{commands: []member.Command{r.createMember(id, d)}}
		}
		return planned[member.Command]{existed: true, commands: d.changes(id, imported, r.options.Now)}
	})
}

func (r *run) createMember(id string, d memberDraft) member.Create {
	fields := member.Fields{Name: &d.name, Email: &d.email, Active: &d.active}
	if d.email == "" {
		fields.Email, fields.Active = new(r.noAddress(d.ref)), new(false)
	}
	return member.Create{
		ID: id, Fields: fields, Imported: r.imported(id, d.source), At: r.when(d.at),
	}
}

// noAddress makes an address that reaches nobody: .invalid is reserved. It is
// made from a digest, so that no two owners share one.
func (r *run) noAddress(of ref) string {
	sum := sha256.Sum256([]byte(of.object + "\x00" + of.id))
	return r.source + "-" + hex.EncodeToString(sum[:6]) + "@example.invalid"
}

// changes says what the files have changed since the last import. A made-up
// address is never said again: the true one may have been entered here.
func (d memberDraft) changes(id string, imported member.Member, now time.Time) []member.Command {
	imported.ID = id
	fields := member.Fields{Name: &d.name}
	if d.email != "" {
		fields.Email, fields.Active = &d.email, &d.active
	}
	var update member.Command = member.Update{ID: id, Fields: fields, At: now}
	return onlyChanges(member.Decider, imported, update, func(e member.Event) member.Command {
		return member.Update{ID: id, Fields: e.(member.Updated).Fields, At: now}
	})
}

// onlyChanges decides an update on what earlier imports made of an aggregate,
// and wishes for the fields alone in which it differs. An update that would be
// refused is wished for as it is, so that the refusal is reported.
func onlyChanges[S any, C domain.Command, E domain.Event](
	decider domain.Decider[S, C, E], imported S, update C, again func(E) C,
) []C {
	events, err := decider.Decide(imported, update)
	switch {
	case err != nil:
		return []C{update}
	case len(events) == 0:
		return nil
	default:
		return []C{again(events[0])}
	}
}

// imported says where an object comes from. An id that could name a person,
// an e-mail address for one, is not kept in the clear: then it is our own.
func (r *run) imported(id, source string) *domain.Source {
	if source == "" {
		source = id
	}
	return &domain.Source{System: r.source, ID: source}
}

// when gives the time of something, now if the source has none or one to come.
func (r *run) when(at time.Time) time.Time {
	if at.IsZero() || at.After(r.options.Now) {
		return r.options.Now
	}
	return at
}

// later gives the time of a change: the source's, unless the object has been
// changed here since.
func (r *run) later(at, updated time.Time) time.Time {
	if at.Before(updated) {
		return r.options.Now
	}
	return r.when(at)
}

// nameOf gives an owner's display name in a form that members can have.
func nameOf(text string) string { return short(strings.Join(strings.Fields(text), " "), 250) }
