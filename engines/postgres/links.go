package postgres

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// link makes the symbolic links that a package of npm cannot hold, such as
// libpq.so.5 for libpq.so.5.16. The package's install script makes them too, but
// an operator's npm may be set to run no scripts. native is the folder that holds
// the list.
//
// Others may do the same at this moment; a link that is there already is right.
func link(native string) error {
	text, err := os.ReadFile(filepath.Join(native, "pg-symlinks.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil // on this platform there are none
	}
	if err != nil {
		return fmt.Errorf("postgres: %w", err)
	}
	var links []struct{ Source, Target string } // both from the folder above native
	if err := json.Unmarshal(text, &links); err != nil {
		return fmt.Errorf("postgres: pg-symlinks.json of the package is damaged, run `make engines`: %w", err)
	}
	base := filepath.Dir(native)
	for _, l := range links {
		source, target := filepath.Join(base, l.Source), filepath.Join(base, l.Target)
		if _, err := os.Lstat(target); err == nil {
			continue
		}
		to, err := filepath.Rel(filepath.Dir(target), source)
		if err != nil {
			return fmt.Errorf("postgres: %w", err)
		}
		if err := os.Symlink(to, target); err != nil && !errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("postgres: the package lacks a link, run `make engines` as its owner: %w", err)
		}
	}
	return nil
}
