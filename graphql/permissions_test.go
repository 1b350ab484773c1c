package graphql

import (
	"slices"
	"testing"

	"github.com/graph-gophers/graphql-go/ast"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/device"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/note"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/product"
	"github.com/daybook-crm/daybook/domain/quota"
	"github.com/daybook-crm/daybook/domain/savedview"
	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/internal/auth"
	"github.com/daybook-crm/daybook/internal/identity"
)

// forAdmins are the queries that not everybody may ask.
var forAdmins = []string{"query.apiKeys", "query.projections", "query.parkedEvents"}

// The table of permissions names commands and queries by text, since auth
// imports neither. Here it is held against both.
func TestPermissions_NameWhatThereIs(t *testing.T) {
	t.Parallel()
	for _, cmd := range []domain.Command{
		contact.Create{}, contact.Update{}, contact.Delete{}, contact.Erase{},
		contact.SetConsent{}, contact.Archive{}, contact.Restore{}, contact.Merge{}, contact.Unmerge{},
		company.Create{}, company.Update{}, company.Delete{}, company.Archive{}, company.Restore{},
		deal.Open{}, deal.Update{}, deal.Move{}, deal.Win{}, deal.Lose{}, deal.Reopen{}, deal.Delete{},
		task.Create{}, task.Update{}, task.Complete{}, task.Delete{},
		tag.Create{}, tag.Update{}, tag.Delete{}, tag.Restore{},
		team.Create{}, team.Update{}, team.Delete{}, team.Restore{}, quota.Set{}, quota.Delete{},
		product.Create{}, product.Update{}, product.Archive{}, product.Delete{}, product.Restore{},
		note.Create{}, note.Update{}, note.Delete{}, note.Restore{},
		savedview.Create{}, savedview.Update{}, savedview.Delete{}, savedview.Restore{},
		customfield.Define{}, customfield.Change{}, customfield.Archive{}, customfield.Restore{},
		pipeline.Create{}, pipeline.Update{}, member.Create{}, member.Update{}, device.Register{}, device.Revoke{},
	} {
		name := domain.CommandName(cmd)
		require.True(t, auth.Allowed(identity.Admin, name), name)
		require.False(t, auth.Allowed(identity.Viewer, name), name)
	}
	for _, kind := range []string{"query", "subscription"} {
		for _, f := range parsed(t).RootOperationTypes[kind].(*ast.ObjectTypeDefinition).Fields {
			name := kind + "." + f.Name
			require.True(t, auth.Allowed(identity.Admin, name), name)
			require.Equal(t, !slices.Contains(forAdmins, name), auth.Allowed(identity.Viewer, name), name)
		}
	}
}
