package store

// Live copies the events above a position which are still in memory, at most limit of them. It reports
// false if they reach back too far: the caller goes back to ReadAll. The events stay valid.
func (s *Store) Live(position uint64, limit int, dst []Event) ([]Event, bool, error) {
	recent, ok := s.tail.after(position, limit, make([]tailEvent, 0, 64))
	for i := range recent {
		dst = append(dst, Event{})
		if err := decodeRecord(recent[i].position, recent[i].record, &dst[len(dst)-1]); err != nil {
			return dst, ok, err
		}
	}
	return dst, ok, nil
}
