package main

import (
	"context"
	"errors"
	"fmt"
	"io"
)

// openTool opens Daybook for a command that works on its data. When no
// process has the data folder, this one starts the engines and keeps the read
// sides up to date while the tool works; when one has, the tool joins it.
func openTool(ctx context.Context, c *Config, out io.Writer) (*Main, error) {
	c.Roles = "projector,worker"
	m := &Main{Config: c, Logger: newLogger(c.LogLevel), Out: out}
	err := m.Run(ctx)
	if taken := (*lockedError)(nil); errors.As(err, &taken) {
		err = m.join(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, m.Close())
	}
	return m, nil
}

// join connects to the engines of the process that has the data folder.
func (m *Main) join(ctx context.Context) error {
	var err error
	if m.at, err = join(m.Config.Data); err != nil {
		return err
	}
	m.joined = true
	if err := m.openCore(ctx); err != nil {
		return err
	}
	fmt.Fprintf(m.Out, "joining the Daybook that is running on %s\n", m.Config.Data)
	return nil
}
