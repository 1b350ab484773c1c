package graphql

import (
	"context"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/note"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/product"
	"github.com/daybook-crm/daybook/domain/savedview"
	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// compound are the values of ObjectType that are not their category in capitals.
var compound = map[string]string{"SAVED_VIEW": savedview.Category, "CUSTOM_FIELDS": customfield.Category}

// categoryOf gives the category that a value of ObjectType means; none for none.
func categoryOf(object string) string {
	if category, known := compound[object]; known {
		return category
	}
	return strings.ToLower(object)
}

// objectType is the other way round.
func objectType(category string) string {
	for object, c := range compound {
		if c == category {
			return object
		}
	}
	return strings.ToUpper(category)
}

// mayKnow refuses, with NOT_FOUND, the past of a saved view to whom it does
// not belong: it was private at some time, if it is shared now.
func (r *resolver) mayKnow(ctx context.Context, of commands.Object) error {
	if of.Category != savedview.Category {
		return nil
	}
	actor, err := r.actor(ctx)
	if err != nil {
		return err
	}
	receipt, found, _, err := r.Past.AsOf(ctx, actor.Tenant, of, time.Now())
	if err != nil {
		return err
	}
	view, _ := receipt.State.(savedview.View)
	if !found || actor.Role != identity.Admin && view.OwnerID != actor.Member {
		return fault.New(fault.NotFound, "There is nothing with this id.")
	}
	return nil
}

// restoredSetting puts an object into the payload that the daily ones lean on.
func (p *restoredPayload) restoredSetting(ctx context.Context, s *scope, receipt commands.Receipt) error {
	switch receipt.State.(type) {
	case note.Note:
		answer, err := noteAnswer(ctx, s, receipt)
		p.Note = answer.Note
		return err
	case product.Product:
		answer, err := productAnswer(ctx, s, receipt)
		p.Product = answer.Product
		return err
	case tag.Tag:
		answer, err := tagAnswer(ctx, s, receipt)
		p.Tag = answer.Tag
		return err
	case savedview.View:
		answer, err := savedViewAnswer(ctx, s, receipt)
		p.SavedView = answer.SavedView
		return err
	case pipeline.Pipeline:
		answer, err := pipelineAnswer(ctx, s, receipt)
		p.Pipeline = answer.Pipeline
		return err
	case team.Team:
		answer, err := teamAnswer(ctx, s, receipt)
		p.Team = answer.Team
		return err
	case member.Member:
		answer, err := memberAnswer(ctx, s, receipt)
		p.Member = answer.Member
		return err
	case customfield.Set:
		p.CustomFields = new(fieldNodes(fieldSetRow(receipt)))
	}
	return nil
}
