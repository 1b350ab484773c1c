package clickhouse_test

import (
	"context"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Bodies that are not what they should be get an answer, insert nothing, and
// leave the child alive.
func TestDamagedBodies(t *testing.T) {
	t.Parallel()
	s := start(t, t.TempDir())
	conn := dial(t, s)
	makeDeals(t, conn)
	pid := s.PID()
	block := post(t, s.URL(), "SELECT number AS id, toString(number) AS name, toDateTime64(0, 3, 'UTC') AS at FROM numbers(10) FORMAT Native").body
	insert := s.URL() + "?query=INSERT+INTO+sales.deals+FORMAT+Native"

	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		damaged := []byte(block)
		for range 1 + random.IntN(3) {
			damaged[random.IntN(len(damaged))] = byte(random.Uint32())
		}
		damaged = damaged[:1+random.IntN(len(damaged))]
		for _, address := range []string{insert, insert + "&decompress=1"} {
			post(t, address, string(damaged))
		}
	}
	require.Equal(t, pid, s.PID(), "the child lives on")
	require.NoError(t, conn.Exec(t.Context(), "TRUNCATE TABLE sales.deals"))
	whole := post(t, insert, block)
	require.Equal(t, http.StatusOK, whole.status, whole.body)
	require.EqualValues(t, 10, count(t, conn, "SELECT count() FROM sales.deals"))
}

// An upload that breaks off inserts nothing.
func TestBrokenUpload(t *testing.T) {
	t.Parallel()
	s := start(t, t.TempDir())
	conn := dial(t, s)
	makeDeals(t, conn)
	for range 10 { // more than there are sessions
		body, upload := io.Pipe()
		ctx, cancel := context.WithCancel(t.Context())
		req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL()+"?query=INSERT+INTO+sales.deals+FORMAT+CSV", body)
		require.NoError(t, err)
		go func() {
			_, _ = upload.Write([]byte(strings.Repeat("1,one,0\n", 1000)))
			cancel()
			upload.CloseWithError(io.ErrUnexpectedEOF)
		}()
		res, err := http.DefaultClient.Do(req)
		if err == nil {
			res.Body.Close()
		}
		require.Error(t, err)
	}
	require.NoError(t, addDeals(t.Context(), conn, 0, 10))
	require.EqualValues(t, 10, count(t, conn, "SELECT count() FROM sales.deals"))
}

// A client that leaves in the middle of an answer frees its session.
func TestHalfReadAnswer(t *testing.T) {
	t.Parallel()
	conn := dial(t, start(t, t.TempDir()))
	for range 12 {
		ctx, cancel := context.WithCancel(t.Context())
		rows, err := conn.Query(ctx, "SELECT number, repeat('x', 100) FROM numbers(1000000000)")
		require.NoError(t, err)
		require.True(t, rows.Next())
		cancel()
		_ = rows.Close()
		_ = rows.Err() // whichever of the two was first
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	require.NoError(t, conn.Ping(ctx))
}
