package projections_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/device"
	"github.com/daybook-crm/daybook/edge"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/projections"
)

// edgeBench is a folder of device files that a sink keeps.
type edgeBench struct {
	t       *testing.T
	log     *memoryLog
	reader  eventstore.Reader // what devices catch up from
	folder  string
	sink    *projections.Edge
	parking *parkedStreams
	fed     eventstore.Position // what the sink was given
}

func newEdgeBench(t *testing.T) *edgeBench {
	t.Helper()
	log := newLog(t)
	b := &edgeBench{t: t, log: log, reader: log, folder: filepath.Join(t.TempDir(), "a folder?with=odd#name")}
	b.open()
	t.Cleanup(func() { _ = b.sink.Close() })
	return b
}

func (b *edgeBench) open() {
	b.t.Helper()
	cfg := projections.EdgeConfig{Folder: b.folder, Log: b.reader, Codec: b.log.codec, Logger: quiet}
	if b.parking != nil {
		cfg.Parking = b.parking
	}
	sink, err := projections.OpenEdge(b.t.Context(), cfg)
	require.NoError(b.t, err)
	b.sink = sink
}

func (b *edgeBench) reopen() {
	b.t.Helper()
	require.NoError(b.t, b.sink.Close())
	b.open()
}

// feed gives the sink what is new in the log, as its runner would.
func (b *edgeBench) feed() {
	b.t.Helper()
	var batch []codec.Decoded
	for r, err := range b.log.ReadAll(b.t.Context(), b.fed, nil) {
		require.NoError(b.t, err)
		d, err := b.log.codec.Decode(b.t.Context(), r)
		require.NoError(b.t, err)
		batch = append(batch, d)
		b.fed = r.Position
	}
	if len(batch) > 0 {
		require.NoError(b.t, b.sink.Apply(b.t.Context(), batch))
	}
}

func (b *edgeBench) register(tenant, id string) {
	b.log.add(eventstore.StreamID{Tenant: tenant, Category: "device", ID: id}, device.Registered{ID: id, MemberID: "m", Name: "tablet", Moment: at(1)})
}

func (b *edgeBench) revoke(tenant, id string) {
	b.log.add(eventstore.StreamID{Tenant: tenant, Category: "device", ID: id}, device.Revoked{ID: id, Moment: at(2)})
}

func (b *edgeBench) path(tenant, id string) string {
	return filepath.Join(b.folder, tenant, id+".db")
}

func (b *edgeBench) awaitFile(tenant, id string) {
	b.t.Helper()
	require.Eventually(b.t, func() bool { _, err := os.Stat(b.path(tenant, id)); return err == nil }, 20*time.Second, 5*time.Millisecond)
}

func (b *edgeBench) requireRight(tenant, id string) {
	b.t.Helper()
	found, err := projections.CompareEdge(b.t.Context(), b.log, b.log.codec, b.path(tenant, id))
	require.NoError(b.t, err)
	require.Empty(b.t, found)
}

// content gives all rows of a file as text.
func (b *edgeBench) content(tenant, id string) string {
	b.t.Helper()
	file, err := edge.Open(b.t.Context(), b.path(tenant, id))
	require.NoError(b.t, err)
	defer func() { require.NoError(b.t, file.Close()) }()
	rows, err := file.All(b.t.Context())
	require.NoError(b.t, err)
	text, err := json.Marshal(rows)
	require.NoError(b.t, err)
	return string(text)
}

// requireNoTrace looks through every byte of the folder.
func (b *edgeBench) requireNoTrace(texts ...string) {
	b.t.Helper()
	require.NoError(b.t, filepath.WalkDir(b.folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) { // a journal that is gone by now
			return nil
		}
		require.NoError(b.t, err)
		for _, text := range texts {
			require.False(b.t, bytes.Contains(content, []byte(text)), "%q is in %s", text, path)
		}
		return nil
	}))
}
