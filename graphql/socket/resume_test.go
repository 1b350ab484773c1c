package socket_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var positions = regexp.MustCompile(`"position":"(\d+)"`)

func position64(t testing.TB, payload string) int64 {
	t.Helper()
	found := positions.FindStringSubmatch(payload)
	require.NotNil(t, found, payload)
	n, err := strconv.ParseInt(found[1], 10, 64)
	require.NoError(t, err)
	return n
}

// read gives the positions of all that a connection still has to give.
func read(c *client) (seen []int64) {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	for {
		m, err := c.try(ctx)
		if err != nil {
			return seen
		}
		seen = append(seen, position64(c.t, string(m.Payload)))
	}
}

// Sockets are killed at random while a projector writes, in another process
// and faster than some of them read: nobody misses a change, sees one twice,
// or sees two of them in the wrong order.
func TestSocket_KilledAtRandomMissesNothing(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	const batches, followers = 300, 6
	var writing sync.WaitGroup
	writing.Go(func() {
		dice := rand.New(rand.NewPCG(1, 2))
		for range batches {
			var events []event
			for range 1 + dice.IntN(12) {
				events = append(events, changedContact(dice.IntN(20)))
			}
			b.write("acme", events...)
			if dice.IntN(4) == 0 {
				b.write("globex", changedContact(1))
				time.Sleep(time.Duration(dice.IntN(5)) * time.Millisecond)
			}
		}
	})
	seen := make([][]int64, followers)
	kills := make([]int, followers)
	var following sync.WaitGroup
	done := make(chan struct{})
	for n := range followers {
		following.Go(func() {
			dice := rand.New(rand.NewPCG(3, uint64(n)))
			for finished := false; !finished; kills[n]++ {
				finished = followOnce(b, dice, &seen[n], done)
			}
		})
	}
	writing.Wait()
	close(done)
	following.Wait()
	for n := range followers {
		require.Equal(t, b.told, seen[n], "follower %d, killed %d times", n, kills[n])
	}
	t.Logf("%d changes, %d followers, killed %v times", len(b.told), followers, kills)
}

// followOnce connects, goes on from what was seen, and is killed after a
// while; it says whether everything has been seen.
func followOnce(b *bundle, dice *rand.Rand, seen *[]int64, done <-chan struct{}) bool {
	c, _ := b.connect("acme/ana")
	defer func() { _ = c.ws.CloseNow() }()
	after := "0"
	if len(*seen) > 0 {
		after = fmt.Sprint((*seen)[len(*seen)-1])
	}
	c.subscribe(`subscription ($after: Position) { contactChanged(after: $after) { position id contact { id name } } }`, map[string]any{"after": after})
	for range dice.IntN(200) {
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		m, err := c.try(ctx)
		cancel()
		if err != nil {
			select {
			case <-done:
				return true // nothing more came
			default:
				return false
			}
		}
		var payload struct {
			Data struct{ ContactChanged struct{ Position string } }
		}
		if json.Unmarshal(m.Payload, &payload) != nil || m.Type != "next" {
			return false
		}
		*seen = append(*seen, position64(b.t, string(m.Payload)))
	}
	return false
}
