package catalog_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/domain/domaintest"
)

var update = flag.Bool("update", false, "write the golden files that are missing, and add new optional fields to those that exist")

// golden is the file that pins the JSON of an event type at a version. What
// was ever written must be readable for ever, so nothing in it is ever changed
// or taken out: who changes an event raises its version in the catalog, adds
// an upcaster, and lets -update write the next file. Only an optional field
// can be added to an event as it is; -update then adds it to the file.
func golden(e domain.Event, version int) string {
	noun, name, _ := strings.Cut(e.EventType(), ".")
	return filepath.Join("..", noun, "testdata", "events", fmt.Sprintf("%s.v%d.json", name, version))
}

func indented(e domain.Event) []byte {
	text, err := json.MarshalIndent(e, "", "  ")
	if err != nil {
		panic(err)
	}
	return append(text, '\n')
}

func TestMain(m *testing.M) {
	flag.Parse()
	if *update {
		for _, e := range catalog.Events {
			file, full := golden(e.Zero, e.Version), indented(domaintest.Filled(e.Zero))
			if err := errors.Join(writeOnce(file, full), extend(file, e.Zero, full)); err != nil {
				panic(err)
			}
		}
	}
	os.Exit(m.Run())
}

func writeOnce(file string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Close())
}

// extend writes a golden file anew when all that is new are optional fields:
// the event that the file holds is still read and written as it stands there.
func extend(file string, zero domain.Event, full []byte) error {
	pinned, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	back := reflect.New(reflect.TypeOf(zero))
	if err := json.Unmarshal(pinned, back.Interface()); err != nil {
		return err
	}
	if string(indented(back.Elem().Interface().(domain.Event))) != string(pinned) {
		return nil // a change, which the test refuses
	}
	return os.WriteFile(file, full, 0o644)
}

func TestEventsAreWrittenAsTheyAlwaysWere(t *testing.T) {
	t.Parallel()
	for _, e := range catalog.Events {
		t.Run(e.Zero.EventType(), func(t *testing.T) {
			t.Parallel()
			full := domaintest.Filled(e.Zero)
			pinned, err := os.ReadFile(golden(e.Zero, e.Version))
			require.NoError(t, err, "a new version is pinned by go test ./domain/catalog -update")
			require.Equal(t, string(pinned), string(indented(full)),
				"%s is no longer written as version %d was: raise the version and add an upcaster", e.Zero.EventType(), e.Version)

			back := reflect.New(reflect.TypeOf(e.Zero))
			require.NoError(t, json.Unmarshal(pinned, back.Interface()))
			require.Equal(t, full, back.Elem().Interface())
		})
	}
}

// A golden file without an entry is an event that can no longer be read.
func TestNoEventWasTakenOutOfTheCatalog(t *testing.T) {
	t.Parallel()
	known := map[string]bool{}
	for _, e := range catalog.Events {
		for version := 1; version <= e.Version; version++ {
			require.FileExists(t, golden(e.Zero, version))
			known[golden(e.Zero, version)] = true
		}
	}
	files, err := filepath.Glob("../*/testdata/events/*")
	require.NoError(t, err)
	require.Len(t, files, len(known))
	for _, file := range files {
		require.True(t, known[file], "%s is in no entry of the catalog", file)
	}
}

// What was written in a former shape is read in today's, with nothing left over.
func TestFormerVersionsAreRead(t *testing.T) {
	t.Parallel()
	for _, e := range catalog.Events {
		for version := 1; version < e.Version; version++ {
			pinned, err := os.ReadFile(golden(e.Zero, version))
			require.NoError(t, err)
			data := map[string]json.RawMessage{}
			require.NoError(t, json.Unmarshal(pinned, &data))
			for v := version; v < e.Version; v++ {
				require.NoError(t, catalog.Upcasters[e.Zero.EventType()][v](data))
			}
			text, err := json.Marshal(data)
			require.NoError(t, err)
			decoder := json.NewDecoder(bytes.NewReader(text))
			decoder.DisallowUnknownFields()
			require.NoError(t, decoder.Decode(reflect.New(reflect.TypeOf(e.Zero)).Interface()), "%s of version %d", e.Zero.EventType(), version)
		}
	}
}
