package competing

import (
	"errors"
	"fmt"
	"time"
)

// Strategy is how messages are shared among consumers.
type Strategy string

// The strategies, by their names in the protocol.
const (
	RoundRobin          Strategy = "RoundRobin"
	DispatchToSingle    Strategy = "DispatchToSingle"
	Pinned              Strategy = "Pinned"
	PinnedByCorrelation Strategy = "PinnedByCorrelation"
)

// Settings of a group, as the client gave them.
type Settings struct {
	ResolveLinks       bool          `json:"resolveLinks"`
	ExtraStatistics    bool          `json:"extraStatistics"`
	MaxRetryCount      int32         `json:"maxRetryCount"`
	MinCheckpointCount int32         `json:"minCheckpointCount"`
	MaxCheckpointCount int32         `json:"maxCheckpointCount"`
	MaxSubscriberCount int32         `json:"maxSubscriberCount"` // 0: no limit
	LiveBufferSize     int32         `json:"liveBufferSize"`
	ReadBatchSize      int32         `json:"readBatchSize"`
	HistoryBufferSize  int32         `json:"historyBufferSize"`
	MessageTimeout     time.Duration `json:"messageTimeout"`
	CheckpointAfter    time.Duration `json:"checkpointAfter"` // 0: never by time
	Strategy           Strategy      `json:"strategy"`
}

// Validate reports everything wrong with the settings at once.
func (s Settings) Validate() error {
	var problems []error
	switch s.Strategy {
	case RoundRobin, DispatchToSingle, Pinned, PinnedByCorrelation:
	default:
		problems = append(problems, fmt.Errorf("consumer strategy %s does not exist", s.Strategy))
	}
	if s.ReadBatchSize >= s.HistoryBufferSize {
		problems = append(problems, errors.New("the read batch size must be below the history buffer size"))
	}
	for name, n := range map[string]int32{
		"max retry count": s.MaxRetryCount, "max subscriber count": s.MaxSubscriberCount,
		"live buffer size": s.LiveBufferSize, "read batch size": s.ReadBatchSize,
	} {
		if n < 0 {
			problems = append(problems, fmt.Errorf("the %s must not be negative", name))
		}
	}
	return errors.Join(problems...)
}

// room is how many fresh messages are kept ready.
func (s Settings) room() int { return int(max(s.HistoryBufferSize, s.LiveBufferSize, 1)) }
