package e2e_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/e2e"
)

// roundsOfFaults is how often something is killed; `make soak` asks for fifty.
func roundsOfFaults(t *testing.T) int {
	t.Helper()
	text := os.Getenv("DAYBOOK_FAULT_ROUNDS")
	if text == "" {
		return 3
	}
	rounds, err := strconv.Atoi(text)
	require.NoError(t, err)
	return rounds
}

// Whatever is killed while people work (the whole process, Postgres, the
// ClickHouse child), afterwards every read side is what the log says, row by
// row: no gap, nothing twice.
func TestFaultsLeaveEveryReadSideAsTheLogSays(t *testing.T) {
	t.Parallel()
	rounds, data := roundsOfFaults(t), dataFolder(t)
	seed := uint64(time.Now().UnixNano())
	random := rand.New(rand.NewPCG(seed, 0))
	t.Logf("seed %d", seed)
	d := start(t, data)
	office := openOffice(t, d)
	for round := range rounds {
		victim := []string{"daybook", "postgres", "clickhouse"}[(round+int(seed%3))%3]
		ctx, cancel := context.WithCancel(t.Context())
		var people sync.WaitGroup
		for range 4 {
			seed := random.Uint64()
			people.Go(func() { office.work(ctx, rand.New(rand.NewPCG(seed, 1))) })
		}
		time.Sleep(time.Duration(200+random.IntN(1500)) * time.Millisecond)
		if victim == "daybook" {
			d.Kill()
			cancel()
			people.Wait()
			d = start(t, data)
			office.moveTo(t, d)
		} else {
			require.NoError(t, syscall.Kill(childOf(t, d.PID(), victim), syscall.SIGKILL))
			time.Sleep(time.Duration(200+random.IntN(1500)) * time.Millisecond)
			cancel()
			people.Wait()
		}
		awaitReady(t, d)
		findings, err := tool(t, data, "doctor")
		require.NoError(t, err, "round %d, after the end of %s: %s", round, victim, findings)
		require.Equal(t, 3, strings.Count(findings, "as the log says"), "round %d, after the end of %s: %s", round, victim, findings)
	}
	t.Logf("%d rounds, %d commands acknowledged", rounds, office.done.Load())
	require.Positive(t, office.done.Load())
	require.NoError(t, d.Stop())
}

// awaitReady waits until the engines are up again.
func awaitReady(t *testing.T, d *e2e.Daybook) {
	t.Helper()
	require.Eventually(t, func() bool {
		response, err := http.Get(d.URL + "/readyz")
		if err != nil {
			return false
		}
		return response.Body.Close() == nil && response.StatusCode == http.StatusOK
	}, time.Minute, 50*time.Millisecond)
}

// childOf finds the process of an engine.
func childOf(t *testing.T, parent int, engine string) int {
	t.Helper()
	found := 0
	require.Eventually(t, func() bool {
		stats, err := filepath.Glob("/proc/[0-9]*/stat")
		require.NoError(t, err)
		for _, path := range stats {
			if pid, is := isChild(path, parent, engine); is {
				found = pid
				return true
			}
		}
		return false
	}, 30*time.Second, 50*time.Millisecond, "no %s below process %d", engine, parent)
	return found
}

// isChild reads /proc/PID/stat, "PID (name) state parent …", and the command line.
func isChild(path string, parent int, engine string) (pid int, is bool) {
	stat, err := os.ReadFile(path)
	if err != nil {
		return 0, false
	}
	_, behind, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(behind)
	if len(fields) < 2 || fields[1] != strconv.Itoa(parent) {
		return 0, false
	}
	command, err := os.ReadFile(filepath.Join(filepath.Dir(path), "cmdline"))
	if err != nil || !strings.Contains(string(command), engine) {
		return 0, false
	}
	pid, err = strconv.Atoi(filepath.Base(filepath.Dir(path)))
	return pid, err == nil
}

// moveTo signs in at a process that was started anew.
func (o *office) moveTo(t *testing.T, d *e2e.Daybook) {
	t.Helper()
	client, err := d.SignIn(t.Context())
	require.NoError(t, err)
	o.client.Store(client)
}

// tooMany keeps the lists of the office small.
const tooMany = 200

// unique makes an address that nobody has.
func unique(random *rand.Rand) string { return fmt.Sprintf("%d@example.com", random.Uint64()) }
