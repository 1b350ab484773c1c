package store

// alreadyKnown looks for the ids of an append under Any or StreamExists among the recent ones.
//
//	first id unknown            -> write
//	all known                   -> the result of the earlier append
//	first known, a later one not -> conflict: the two appends overlap and are not the same
func (g *group) alreadyKnown(h *working, events []Proposed) (verdict, Result) {
	var at knownAt
	for i := range events {
		found, ok := g.store.known.find(h.Number, events[i].ID)
		switch {
		case !ok && i == 0:
			return write, Result{}
		case !ok:
			return conflict, Result{}
		}
		at = found
	}
	if len(events) == 0 {
		return write, Result{}
	}
	return repeat, Result{Revision: at.revision, Position: at.position}
}

// repeated compares the ids of an append, which expects the stream at an earlier revision, with those
// stored from there on. It reads the index, so it holds however long ago the first append was.
func (g *group) repeated(h *working, x Expected, events []Proposed) (verdict, Result, error) {
	if len(events) == 0 {
		return conflict, Result{}, nil
	}
	var last indexEntry
	revision := int64(x) + 1
	for i := range events {
		entry, found, err := g.store.indexAt(h.Number, revision+int64(i))
		if err != nil {
			return conflict, Result{}, err
		}
		if !found || entry.id != events[i].ID {
			if i == 0 && x == NoStream && h.SoftDeleted() {
				return write, Result{}, nil
			}
			return conflict, Result{}, nil
		}
		last = entry
	}
	return repeat, Result{Revision: revision + int64(len(events)) - 1, Position: last.position}, nil
}
