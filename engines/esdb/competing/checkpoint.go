package competing

import "time"

// checkpoint keeps count of what was done since the last one was saved.
type checkpoint struct {
	seen     uint64 // the source was read up to here,
	any      bool   // if it was read at all
	saved    uint64
	savedAny bool
	savedAt  time.Time
	count    int32 // messages done since, or passed over
}

// Checkpoint is the place up to which everything is done; false if there is none.
func (g *Group) Checkpoint() (place uint64, ok bool) {
	if len(g.outstanding) == 0 {
		return g.checkpoint.seen, g.checkpoint.any
	}
	lowest := g.outstanding[0].Place
	return lowest - 1, lowest > 0
}

// Due returns the place to be saved if it is time: enough messages done and enough time passed, or very
// many done. With force, whenever there is something new.
func (g *Group) Due(now time.Time, force bool) (place uint64, due bool) {
	place, ok := g.Checkpoint()
	c := &g.checkpoint
	if !ok || c.savedAny && place <= c.saved {
		return 0, false
	}
	s := g.settings
	byTime := s.CheckpointAfter > 0 && now.Sub(c.savedAt) >= s.CheckpointAfter
	enough := c.count >= max(s.MinCheckpointCount, 1)
	if force || enough && byTime || s.MaxCheckpointCount > 0 && c.count >= s.MaxCheckpointCount {
		return place, true
	}
	return 0, false
}

// Saved reports that a checkpoint is on disk.
func (g *Group) Saved(place uint64, now time.Time) {
	g.checkpoint.saved, g.checkpoint.savedAny, g.checkpoint.savedAt, g.checkpoint.count = place, true, now, 0
}

// LastSaved is the checkpoint on disk.
func (g *Group) LastSaved() (place uint64, ok bool) { return g.checkpoint.saved, g.checkpoint.savedAny }
