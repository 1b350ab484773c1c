package store

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzRecord: no bytes make decoding panic, none but the written ones decode, and what decodes encodes
// back to itself.
func FuzzRecord(f *testing.F) {
	e := &Event{Position: 7, StreamNo: 3, Revision: 4, Created: 5, ID: ID{1}, JSON: true, Stream: []byte("s"), Type: []byte("t"), Data: []byte("{}")}
	f.Add(uint64(7), appendRecord(nil, e))
	f.Add(uint64(8), appendRecord(nil, e))
	f.Add(uint64(0), []byte{})
	f.Fuzz(func(t *testing.T, position uint64, raw []byte) {
		var e Event
		if err := decodeRecord(position, raw, &e); err != nil {
			var corrupt *CorruptError
			require.ErrorAs(t, err, &corrupt)
			require.Equal(t, position, corrupt.Position)
			return
		}
		require.Equal(t, raw, appendRecord(nil, &e))
	})
}

// A single wrong bit anywhere is noticed.
func TestEveryBitIsChecked(t *testing.T) {
	t.Parallel()
	e := &Event{Position: 7, Stream: []byte("stream"), Type: []byte("type"), Data: []byte(`{"a":1}`), Metadata: []byte("{}")}
	raw := appendRecord(nil, e)
	for bit := range len(raw) * 8 {
		raw[bit/8] ^= 1 << (bit % 8)
		require.Error(t, decodeRecord(7, raw, &Event{}), "bit %d", bit)
		raw[bit/8] ^= 1 << (bit % 8)
	}
	require.NoError(t, decodeRecord(7, raw, &Event{}))
	require.Error(t, decodeRecord(8, raw, &Event{}), "under another key")
}
