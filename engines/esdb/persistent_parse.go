package esdbserver

import (
	"math"
	"time"

	api "github.com/EventStore/EventStore-Client-Go/v4/protos/persistent"
	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	streamsapi "github.com/EventStore/EventStore-Client-Go/v4/protos/streams"

	"github.com/daybook-crm/daybook/engines/esdb/competing"
)

// groupConfig is a group as it is kept on disk: see persistent_config.go. Its JSON is part of the file
// format.
type groupConfig struct {
	Stream   string             `json:"stream"` // or $all
	Group    string             `json:"group"`
	Settings competing.Settings `json:"settings"`
	Start    string             `json:"start"`            // as the client is told it: a revision, C:x/P:y, or the end
	First    uint64             `json:"first"`            // the first place to deliver; what "the end" was is fixed when it is created
	Filter   *filterConfig      `json:"filter,omitempty"` // $all only
}

func (c groupConfig) key() groupKey { return groupKey{c.Stream, c.Group} }

// filterConfig is a filter as it is kept on disk.
type filterConfig struct {
	ByType   bool     `json:"byType"`
	Regex    string   `json:"regex,omitempty"`
	Prefixes []string `json:"prefixes,omitempty"`
}

// startAtEnd marks a First that is yet to be fixed.
const startAtEnd = math.MaxUint64

func parseCreate(o *api.CreateReq_Options) (c groupConfig, err error) {
	key, err := groupOf(anyIdentifier(o.GetStream().GetStreamIdentifier(), o.GetStreamIdentifier()), o.GetAll() != nil, o.GetGroupName()) //nolint:staticcheck // still sent by Node clients
	if err != nil {
		return c, err
	}
	c = groupConfig{Stream: key.stream, Group: key.group, Settings: createSettings(o.GetSettings())}
	switch of := o.GetStreamOption().(type) {
	case *api.CreateReq_Options_All:
		if c.Filter, err = parseFilterConfig(of.All); err != nil {
			return c, err
		}
		position := of.All.GetPosition()
		return c, c.startAll(position.GetCommitPosition(), position.GetPreparePosition(), of.All.GetEnd() != nil)
	case *api.CreateReq_Options_Stream:
		c.startStream(of.Stream.GetRevision(), of.Stream.GetEnd() != nil)
	default: // the form of old clients
		c.startStream(o.GetSettings().GetRevision(), false) //nolint:staticcheck // still sent by Node clients
	}
	return c, nil
}

func parseUpdate(o *api.UpdateReq_Options) (c groupConfig, err error) {
	key, err := groupOf(anyIdentifier(o.GetStream().GetStreamIdentifier(), o.GetStreamIdentifier()), o.GetAll() != nil, o.GetGroupName()) //nolint:staticcheck // still sent by Node clients
	if err != nil {
		return c, err
	}
	c = groupConfig{Stream: key.stream, Group: key.group, Settings: updateSettings(o.GetSettings())}
	switch of := o.GetStreamOption().(type) {
	case *api.UpdateReq_Options_All:
		position := of.All.GetPosition()
		return c, c.startAll(position.GetCommitPosition(), position.GetPreparePosition(), of.All.GetEnd() != nil)
	case *api.UpdateReq_Options_Stream:
		c.startStream(of.Stream.GetRevision(), of.Stream.GetEnd() != nil)
	default:
		c.startStream(o.GetSettings().GetRevision(), false) //nolint:staticcheck // still sent by Node clients
	}
	return c, nil
}

// anyIdentifier takes the present field, or the one of old clients.
func anyIdentifier(id, deprecated *shared.StreamIdentifier) *shared.StreamIdentifier {
	if id == nil {
		return deprecated
	}
	return id
}

func (c *groupConfig) startStream(revision uint64, end bool) {
	if end || revision == math.MaxUint64 {
		c.Start, c.First = "-1", startAtEnd
		return
	}
	c.Start, c.First = place(false, revision), revision
}

func (c *groupConfig) startAll(commit, prepare uint64, end bool) error {
	if end || commit == math.MaxUint64 {
		c.Start, c.First = "C:-1/P:-1", startAtEnd
		return nil
	}
	if prepare > commit {
		return groupFailed(c.key(), "the prepare position is above the commit position")
	}
	c.Start, c.First = place(true, commit), commit
	return nil
}

func createSettings(s *api.CreateReq_Settings) competing.Settings {
	out := competing.Settings{
		ResolveLinks: s.GetResolveLinks(), ExtraStatistics: s.GetExtraStatistics(), MaxRetryCount: s.GetMaxRetryCount(),
		MinCheckpointCount: s.GetMinCheckpointCount(), MaxCheckpointCount: s.GetMaxCheckpointCount(),
		MaxSubscriberCount: s.GetMaxSubscriberCount(), LiveBufferSize: s.GetLiveBufferSize(),
		ReadBatchSize: s.GetReadBatchSize(), HistoryBufferSize: s.GetHistoryBufferSize(),
		MessageTimeout:  milliseconds(s.GetMessageTimeoutMs(), s.GetMessageTimeoutTicks()),
		CheckpointAfter: milliseconds(s.GetCheckpointAfterMs(), s.GetCheckpointAfterTicks()),
		Strategy:        competing.Strategy(s.GetConsumerStrategy()),
	}
	if out.Strategy == "" {
		out.Strategy = competing.Strategy(s.GetNamedConsumerStrategy().String()) //nolint:staticcheck // old clients
	}
	return out
}

func updateSettings(s *api.UpdateReq_Settings) competing.Settings {
	return competing.Settings{
		ResolveLinks: s.GetResolveLinks(), ExtraStatistics: s.GetExtraStatistics(), MaxRetryCount: s.GetMaxRetryCount(),
		MinCheckpointCount: s.GetMinCheckpointCount(), MaxCheckpointCount: s.GetMaxCheckpointCount(),
		MaxSubscriberCount: s.GetMaxSubscriberCount(), LiveBufferSize: s.GetLiveBufferSize(),
		ReadBatchSize: s.GetReadBatchSize(), HistoryBufferSize: s.GetHistoryBufferSize(),
		MessageTimeout:  milliseconds(s.GetMessageTimeoutMs(), s.GetMessageTimeoutTicks()),
		CheckpointAfter: milliseconds(s.GetCheckpointAfterMs(), s.GetCheckpointAfterTicks()),
		Strategy:        competing.Strategy(s.GetNamedConsumerStrategy().String()),
	}
}

// milliseconds takes whichever of the two was sent; ticks are 100 ns.
func milliseconds(ms int32, ticks int64) time.Duration {
	if ticks > 0 {
		return time.Duration(ticks) * 100
	}
	return time.Duration(ms) * time.Millisecond
}

func parseFilterConfig(o *api.CreateReq_AllOptions) (*filterConfig, error) {
	f := o.GetFilter()
	if f.GetFilter() == nil {
		return nil, nil
	}
	c := &filterConfig{}
	expression := f.GetStreamIdentifier()
	if _, c.ByType = f.GetFilter().(*api.CreateReq_AllOptions_FilterOptions_EventType); c.ByType {
		expression = f.GetEventType()
	}
	c.Regex, c.Prefixes = expression.GetRegex(), expression.GetPrefix()
	_, err := c.compile()
	return c, err
}

// compile makes the filter; a nil configuration filters nothing.
func (c *filterConfig) compile() (*filter, error) {
	if c == nil {
		return nil, nil
	}
	expression := &streamsapi.ReadReq_Options_FilterOptions_Expression{Regex: c.Regex, Prefix: c.Prefixes}
	o := &streamsapi.ReadReq_Options_FilterOptions{}
	if c.ByType {
		o.Filter = &streamsapi.ReadReq_Options_FilterOptions_EventType{EventType: expression}
	} else {
		o.Filter = &streamsapi.ReadReq_Options_FilterOptions_StreamIdentifier{StreamIdentifier: expression}
	}
	return parseExpression(o)
}
