package postgres

import (
	"cmp"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
)

// Config says where a server keeps its data. Data is required.
type Config struct {
	Packages string // where the npm packages stand; "" searches, see engines.Packages
	Data     string // the data folder; one Daybook at a time
	Port     int    // default 0, a free one
	Logger   *slog.Logger
}

func (c *Config) fill() error {
	c.Logger = cmp.Or(c.Logger, slog.Default())
	if c.Data == "" {
		return errors.New("postgres: Data, the data folder, is not set")
	}
	if c.Port < 0 || c.Port > 65535 {
		return fmt.Errorf("postgres: there is no port %d", c.Port)
	}
	data, err := filepath.Abs(c.Data)
	c.Data = data
	return err
}

// The files below the data folder. They are there for ever: an older Daybook's
// folder must open.
func (c *Config) cluster() string  { return filepath.Join(c.Data, "cluster") }  // PGDATA
func (c *Config) scratch() string  { return filepath.Join(c.Data, "making") }   // a cluster half made
func (c *Config) password() string { return filepath.Join(c.Data, "password") } // of both roles

const (
	database  = "daybook"  // and its owner, whom Daybook connects as: no superuser
	superuser = "postgres" // and the account of that name, if root starts us
)
