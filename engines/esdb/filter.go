package esdbserver

import (
	"bytes"

	api "github.com/EventStore/EventStore-Client-Go/v4/protos/streams"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// filter chooses events of $all by type or by stream name. A link is judged by its own type and
// stream, not by its target's.
type filter struct {
	byType   bool
	regex    *pattern
	prefixes [][]byte
	interval int // events considered between two checkpoints
}

// defaultWindow is the search window when the client names none.
const defaultWindow = 32

// parseFilter returns nil if the request filters nothing.
func parseFilter(o *api.ReadReq_Options_FilterOptions, subscription bool) (*filter, error) {
	if o.GetFilter() == nil && o.GetWindow() == nil {
		return nil, nil
	}
	f, err := parseExpression(o)
	if err != nil {
		return nil, err
	}
	window := uint64(defaultWindow)
	switch w := o.GetWindow().(type) {
	case *api.ReadReq_Options_FilterOptions_Max:
		window = uint64(w.Max)
	case *api.ReadReq_Options_FilterOptions_Count:
	default:
		return nil, invalid("a filter needs a window: max or count")
	}
	f.interval = int(window * uint64(o.GetCheckpointIntervalMultiplier()))
	if f.interval == 0 && subscription {
		return nil, invalid("the window and the checkpoint interval multiplier must be positive")
	}
	return f, nil
}

func parseExpression(o *api.ReadReq_Options_FilterOptions) (*filter, error) {
	f := &filter{}
	expression := o.GetStreamIdentifier()
	if _, f.byType = o.GetFilter().(*api.ReadReq_Options_FilterOptions_EventType); f.byType {
		expression = o.GetEventType()
	}
	if text := expression.GetRegex(); text != "" {
		var err error
		f.regex, err = compilePattern(text)
		return f, err
	}
	for _, p := range expression.GetPrefix() {
		f.prefixes = append(f.prefixes, []byte(p))
	}
	if len(f.prefixes) == 0 {
		return nil, invalid("a filter needs a regular expression or a prefix")
	}
	return f, nil
}

// matches reports whether a reader of $all gets the event. A nil filter lets all but the hidden pass.
func (f *filter) matches(e *store.Event) (bool, error) {
	if hiddenFromAll(e.Stream) {
		return false, nil
	}
	if f == nil {
		return true, nil
	}
	text := e.Stream
	if f.byType {
		text = e.Type
	}
	if f.regex != nil {
		return f.regex.match(text)
	}
	for _, p := range f.prefixes {
		if bytes.HasPrefix(text, p) {
			return true, nil
		}
	}
	return false, nil
}

var (
	epochStream      = []byte("$epoch-information")
	groupOnAll       = []byte("$persistentsubscription-$all::")
	checkpointSuffix = []byte("-checkpoint")
	parkedSuffix     = []byte("-parked")
)

// hiddenFromAll keeps the bookkeeping of persistent subscriptions to $all out of $all: they would feed
// on it.
func hiddenFromAll(stream []byte) bool {
	if len(stream) == 0 || stream[0] != '$' {
		return false
	}
	if bytes.HasPrefix(stream, groupOnAll) {
		return bytes.HasSuffix(stream, checkpointSuffix) || bytes.HasSuffix(stream, parkedSuffix)
	}
	return bytes.Equal(stream, epochStream)
}
