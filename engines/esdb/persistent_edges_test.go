package esdbserver_test

import (
	"testing"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	api "github.com/EventStore/EventStore-Client-Go/v4/protos/persistent"
	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// The first revision delivered is the one the group starts from, though it was written later.
func TestGroupStartsAtARevisionYetToCome(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.NoError(t, b.client.CreatePersistentSubscription(b.ctx, "s", "g", esdb.PersistentStreamSubscriptionOptions{StartFrom: esdb.Revision(2)}))
	c := b.consume("s", "g", 10)
	b.mustAppend("s", esdb.Any{}, numbered(4)...)
	c.next(2, 0)
	c.next(3, 0)
	require.NoError(t, b.client.CreatePersistentSubscription(b.ctx, "s", "end", esdb.PersistentStreamSubscriptionOptions{StartFrom: esdb.End{}}))
	d := b.consume("s", "end", 10)
	b.mustAppend("s", esdb.Any{}, numbered(1)...)
	d.next(4, 0)
}

// A group of links delivers their targets; what is answered for is the link.
func TestGroupOfLinks(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, events("a", "b")...)
	b.mustAppend("l", esdb.Any{}, esdb.EventData{EventID: uuid.New(), EventType: "$>", ContentType: esdb.ContentTypeBinary, Data: []byte("1@s")})
	b.group("l", "g", settings(func(s *esdb.PersistentSubscriptionSettings) { s.ResolveLinkTos = true }))
	c := b.consume("l", "g", 10)
	got := (<-c.got).Event
	require.Equal(t, event("b").EventID, got.Event.EventID)
	require.Equal(t, "s", got.Event.StreamID)
	require.Equal(t, "l", got.Link.StreamID)
	c.ack(got)
	require.Eventually(t, func() bool { return b.info("l", "g").Stats.TotalInFlightMessages == 0 }, patience, 5*time.Millisecond)
}

// Several messages are answered for at once, and ids that nobody knows are passed over.
func TestGroupAnswersForMany(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, numbered(5)...)
	b.group("s", "g", settings(func(*esdb.PersistentSubscriptionSettings) {}))
	c := b.consume("s", "g", 3)
	three := []*esdb.ResolvedEvent{c.next(0, 0), c.next(1, 0), c.next(2, 0)}
	c.ack(three...)
	c.ack(three...)
	c.next(3, 0)
	c.next(4, 0)
	require.EqualValues(t, 2, b.info("s", "g").Stats.TotalInFlightMessages)
}

// A group may be made on a stream that is gone for ever. It delivers nothing.
func TestGroupOnATombstone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, numbered(1)...)
	_, err := b.client.TombstoneStream(b.ctx, "s", esdb.TombstoneStreamOptions{})
	require.NoError(t, err)
	b.group("s", "g", settings(func(*esdb.PersistentSubscriptionSettings) {}))
	b.consume("s", "g", 10)
	require.EqualValues(t, 0, b.info("s", "g").Stats.TotalInFlightMessages)
}

// Without a filter a group on $all sees the system's events, and none of its own doing.
func TestGroupOnAllSeesSystemEvents(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.NoError(t, b.client.CreatePersistentSubscriptionToAll(b.ctx, "g", esdb.PersistentAllSubscriptionOptions{
		StartFrom: esdb.Start{}, Settings: settings(func(s *esdb.PersistentSubscriptionSettings) { s.CheckpointLowerBound, s.CheckpointUpperBound = 1, 1 }),
	}))
	sub, err := b.client.SubscribeToPersistentSubscriptionToAll(b.ctx, "g", esdb.SubscribeToPersistentSubscriptionOptions{BufferSize: 1})
	require.NoError(t, err)
	defer sub.Close()
	seen := map[string]int{}
	b.mustAppend("last", esdb.Any{}, numbered(1)...)
	for seen["last"] == 0 {
		e := sub.Recv().EventAppeared
		require.NotNil(t, e)
		seen[e.Event.OriginalEvent().StreamID]++
		require.NoError(t, sub.Ack(e.Event))
	}
	require.Equal(t, 2, seen["$users"])
	for _, own := range []string{"-checkpoint", "-parked"} {
		require.Zero(t, seen["$persistentsubscription-$all::g"+own])
	}
}

// Restarting the subsystem drops who is connected, and loses nothing.
func TestGroupsRestart(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, numbered(1)...)
	b.group("s", "g", settings(func(*esdb.PersistentSubscriptionSettings) {}))
	c := b.consume("s", "g", 10)
	c.next(0, 0)
	require.NoError(t, b.client.RestartPersistentSubscriptionSubsystem(b.ctx, esdb.RestartPersistentSubscriptionSubsystemOptions{}))
	require.Error(t, <-c.ends)
	b.consume("s", "g", 10).next(0, 0)
}

// What a group cannot be, and the form in which old clients ask for one.
func TestGroupRequests(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, numbered(3)...)
	client := api.NewPersistentSubscriptionsClient(b.dial(basic{}))
	for name, c := range map[string]struct {
		change func(*api.CreateReq_Options)
		code   codes.Code
	}{
		"read batch of a whole buffer": {func(o *api.CreateReq_Options) { o.Settings.ReadBatchSize = 500 }, codes.Internal},
		"prepare above commit":         {startOnAll(1, 2), codes.Internal},
		"beyond the end of the log":    {startOnAll(1<<40, 1<<40), codes.Internal},
		"no name":                      {func(o *api.CreateReq_Options) { o.GroupName = "" }, codes.InvalidArgument},
		"neither a stream nor $all":    {func(o *api.CreateReq_Options) { o.StreamOption = nil }, codes.InvalidArgument},
	} {
		req := createGroup("s", "refused", "")
		c.change(req.GetOptions())
		_, err := client.Create(b.ctx, req)
		require.Equal(t, c.code, status.Code(err), "%s: %v", name, err)
	}
	req := createGroup("s", "old", "")
	req.Options.StreamOption = nil
	req.Options.StreamIdentifier = identifier("s")                        //nolint:staticcheck // the old form
	req.Options.Settings.Revision = 1                                     //nolint:staticcheck // likewise
	req.Options.Settings.NamedConsumerStrategy = api.CreateReq_RoundRobin //nolint:staticcheck // likewise
	req.Options.Settings.MessageTimeout = &api.CreateReq_Settings_MessageTimeoutTicks{MessageTimeoutTicks: 100_000_000}
	_, err := client.Create(b.ctx, req)
	require.NoError(t, err)
	b.consume("s", "old", 10).next(1, 0)
	info := b.info("s", "old")
	require.Equal(t, esdb.ConsumerStrategyRoundRobin, info.Settings.ConsumerStrategyName)
	require.EqualValues(t, 10_000, info.Settings.MessageTimeout)
	_, err = b.client.ListPersistentSubscriptionsForStream(b.ctx, "never", esdb.ListPersistentSubscriptionsOptions{})
	requireCode(t, err, esdb.ErrorCodeResourceNotFound)
}

func startOnAll(commit, prepare uint64) func(*api.CreateReq_Options) {
	return func(o *api.CreateReq_Options) {
		o.StreamOption = &api.CreateReq_Options_All{All: &api.CreateReq_AllOptions{
			AllOption:    &api.CreateReq_AllOptions_Position{Position: &api.CreateReq_Position{CommitPosition: commit, PreparePosition: prepare}},
			FilterOption: &api.CreateReq_AllOptions_NoFilter{NoFilter: &shared.Empty{}},
		}}
	}
}

// Events of one conversation go to one consumer, whatever their streams.
func TestGroupPinnedByCorrelation(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := api.NewPersistentSubscriptionsClient(b.dial(basic{})).Create(b.ctx, createGroup("l", "g", "PinnedByCorrelation"))
	require.NoError(t, err)
	one, two := b.consume("l", "g", 100), b.consume("l", "g", 100)
	for i := range 40 {
		e := numbered(1)[0]
		e.Metadata = []byte(`{"$correlationId":"` + string(rune('a'+i%2)) + `"}`)
		b.mustAppend("l", esdb.Any{}, e)
	}
	require.Eventually(t, func() bool { return len(one.got)+len(two.got) == 40 }, patience, time.Millisecond)
	for _, c := range []*consumer{one, two} {
		require.Contains(t, []int{0, 20, 40}, len(c.got))
	}
}
