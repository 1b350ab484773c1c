package main

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"github.com/daybook-crm/daybook/demo"
	"github.com/daybook-crm/daybook/internal/server"
)

func newDemo() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Fill a tenant with a demo company: 2,000 contacts, 400 companies, 600 deals over eighteen months",
		Args:  cobra.NoArgs,
	}
	return configured(cmd, func(ctx context.Context, cmd *cobra.Command, c *Config, _ []string) (err error) {
		t, err := openTool(ctx, c, cmd.ErrOrStderr())
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, t.Close()) }()
		if err := t.fillDemo(ctx); err != nil {
			return err
		}
		return t.catchUp(ctx)
	})
}

// fillDemo fills the demo company in; what is there already stays, so that a
// fill that was killed goes on, and a later start finds nothing to do.
func (m *Main) fillDemo(ctx context.Context) error {
	bar := newBar(m.Out, "filling in the demo company")
	defer bar.finish()
	return demo.Fill(ctx, m.core.bus, m.Config.Tenant, time.Now().UTC(), bar.set)
}

// hint tells the sign-in page of a demo how to sign in, when the admin still
// has the password that demos begin with.
func (m *Main) hint() *server.Hint {
	if !m.Config.Demo || m.Config.AdminPassword != "" {
		return nil
	}
	email := m.Config.AdminEmail
	if email == "" {
		email = defaultEmail
	}
	return &server.Hint{Email: email, Password: demoPassword}
}
