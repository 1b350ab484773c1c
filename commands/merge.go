package commands

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// A merge is several appends: to the contact that stays, and then to each that
// becomes part of it. The first decides; what follows from it is given as
// commands of the system, whose ids derive from that of the merge, so that it
// can be given any number of times. Here it is given at once; whoever follows
// the log (workers.Merges) gives it again, in case this process died between.

// contacts carries out commands for a contact, and what follows from a merge.
func (b *Bus) contacts(ctx context.Context, env Envelope, cmds []domain.Command) (Receipt, error) {
	receipt, err := b.Contacts.handle(ctx, env, cmds)
	if err != nil || !mergesAny(cmds) {
		return receipt, err
	}
	var made []codec.Decoded
	_, err = b.Contacts.load(ctx, receipt.Stream, func(d codec.Decoded, _ contact.Event, _ loaded[contact.Contact]) {
		if d.Meta.CommandID == env.CommandID.String() {
			made = append(made, d)
		}
	})
	for _, d := range made {
		if err == nil {
			err = b.followMerge(ctx, d, &receipt)
		}
	}
	if err != nil {
		b.Contacts.reserve.logger.Warn("the merge stands, its losers will follow later", "stream", receipt.Stream.String(), "error", err)
	}
	return receipt, nil
}

func mergesAny(cmds []domain.Command) bool {
	for _, cmd := range cmds {
		switch cmd.(type) {
		case contact.Merge, contact.Unmerge:
			return true
		}
	}
	return false
}

// FollowMerge sees to it that an event of a merge, or of the end of one, is
// true of the losers too. Any other event has nothing to follow.
func (b *Bus) FollowMerge(ctx context.Context, d codec.Decoded) error {
	return b.followMerge(ctx, d, &Receipt{})
}

// followMerge moves the receipt's position behind what it wrote.
func (b *Bus) followMerge(ctx context.Context, d codec.Decoded, receipt *Receipt) error {
	id, at := d.Stream.ID, d.Event.OccurredAt()
	switch e := d.Event.(type) {
	case contact.Merged:
		for _, loser := range e.LoserIDs {
			if err := b.follow(ctx, d, receipt, contact.MergeInto{ID: loser, Into: id, At: at}); err != nil {
				return err
			}
		}
	case contact.Unmerged:
		for _, loser := range e.LoserIDs {
			if err := b.splitOff(ctx, d, receipt, contact.Split{ID: loser, From: id, Eras: e.Eras, At: at}); err != nil {
				return err
			}
		}
	}
	return nil
}

// splitOff lets a loser go. An address, or what a custom field keeps from all
// others, that somebody else has taken since the survivor gave it up stays
// with him.
func (b *Bus) splitOff(ctx context.Context, d codec.Decoded, receipt *Receipt, cmd contact.Split) error {
	for {
		err := b.follow(ctx, d, receipt, cmd)
		var taken *Taken
		if !errors.As(err, &taken) || taken.Key.Kind == contactBound {
			return err
		}
		if key, custom := strings.CutPrefix(taken.Key.Kind, customKind(customfield.Contact)); custom {
			cmd.WithoutCustom = append(cmd.WithoutCustom, key)
		} else {
			cmd.Without = append(cmd.Without, value.EmailKey(taken.Key.Value))
		}
	}
}

func (b *Bus) follow(ctx context.Context, d codec.Decoded, receipt *Receipt, cmd contact.Command) error {
	cause, err := uuid.Parse(d.Meta.CommandID)
	if err != nil {
		return fmt.Errorf("follow %s: %w", d.Event.EventType(), err)
	}
	env := Envelope{
		CommandID: uuid.NewSHA1(cause, []byte(domain.CommandName(cmd)+" "+cmd.Target())),
		Actor:     systemFor(d.Stream.Tenant, d.Meta.Actor), Correlation: d.Meta.Correlation,
		TraceParent: d.Meta.TraceParent, Now: d.Event.OccurredAt(),
	}
	done, err := b.Dispatch(ctx, env, cmd)
	if fault.CodeOf(err) == fault.NotFound {
		return nil // never made: there is nobody to follow
	}
	if err == nil && done.Position.After(receipt.Position) {
		receipt.Position = done.Position
	}
	return err
}

// systemFor is the system, acting for whoever stands behind an event.
func systemFor(tenant, actor string) identity.Actor {
	if name, ok := strings.CutPrefix(actor, "system:"); ok {
		return identity.Actor{Tenant: tenant, Name: name, Role: identity.System}
	}
	return identity.Actor{Tenant: tenant, Member: actor, Role: identity.System}
}
