package auth

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/internal/identity"
)

func TestAllowed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		role    identity.Role
		command string
		want    bool
	}{
		{identity.Admin, "contact.Erase", true},
		{identity.Rep, "contact.Erase", false},
		{identity.Rep, "contact.Create", true},
		{identity.Viewer, "contact.Create", false},
		{identity.Viewer, "query.contacts", true},
		{identity.Rep, "member.Create", false},
		{identity.Admin, "team.Create", true},
		{identity.Rep, "team.Create", false},
		{identity.Rep, "team.Update", false},
		{identity.Rep, "team.Delete", false},
		{identity.Rep, "team.Restore", false},
		{identity.Viewer, "query.teams", true},
		{identity.Admin, "tenant.Create", false},
		{identity.System, "tenant.Create", true},
		{"", "query.contacts", false},
		{identity.Admin, "unheard.Of", false},
	} {
		require.Equal(t, c.want, Allowed(c.role, c.command), "%s %s", c.role, c.command)
	}
}
