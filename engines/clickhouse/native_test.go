package clickhouse

import (
	"testing"

	"github.com/ClickHouse/ch-go/proto"
	"github.com/stretchr/testify/require"
)

// One column x UInt8 of two rows, as a file has it and as a client of each
// revision expects it.
func TestReframe(t *testing.T) {
	t.Parallel()
	const block, column, data = "\x01\x02", "\x01x\x05UInt8", "\x07\x08"
	const info = "\x01\x00\x02\xff\xff\xff\xff\x00"
	for revision, want := range map[int]string{
		54453: info + block + column + data,
		54454: info + block + column + "\x00" + data,
		54460: info + block + column + "\x00" + data,
	} {
		var buf proto.Buffer
		require.NoError(t, reframe(&buf, []byte(block+column+data+block+column+data), revision))
		require.Equal(t, want+want, string(buf.Buf))
	}
	var buf proto.Buffer
	require.ErrorIs(t, reframe(&buf, []byte(block+column+"\x07"), 54460), errCutShort)
}

func TestSplitType(t *testing.T) {
	t.Parallel()
	name, args := splitType("Tuple(`a, b` Enum8('x, (' = 1), c Map(String, Array(UInt8)))")
	require.Equal(t, "Tuple", name)
	require.Equal(t, []string{"`a, b` Enum8('x, (' = 1)", "c Map(String, Array(UInt8))"}, args)
	require.Equal(t, "Enum8('x, (' = 1)", unnamed(args[0]))
	require.Equal(t, "Map(String, Array(UInt8))", unnamed(args[1]))
	require.Equal(t, "Enum8('a b' = 1)", unnamed("Enum8('a b' = 1)"))
}

func FuzzReframe(f *testing.F) {
	f.Add([]byte("\x01\x02\x01x\x05UInt8\x07\x08"))
	f.Add([]byte("\x01\x02\x01x\x1cArray(LowCardinality(String))\x01\x00\x00\x00\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, chunk []byte) {
		var buf proto.Buffer
		_ = reframe(&buf, chunk, 54460)
		require.Less(t, len(buf.Buf), 100*len(chunk)+100)
	})
}
