package reporting

import "time"

// Event is a row of events: that something happened, and not what.
type Event struct {
	ID         string    `ch:"id"`
	Type       string    `ch:"type" values:"few"`
	Object     string    `ch:"object" values:"few"`
	ObjectID   string    `ch:"object_id"`
	ActorID    string    `ch:"actor_id" values:"few"`
	At         time.Time `ch:"at"`
	RecordedAt time.Time `ch:"recorded_at"`
	Revision   uint64    `ch:"revision"`
	Version    uint64    `ch:"version"`
}

// Activity is a row of activities: what somebody did. A Count of -1 takes an
// earlier one of the same member and time back.
type Activity struct {
	EventID   string    `ch:"event_id"`
	Kind      string    `ch:"kind" values:"few"`
	Count     int8      `ch:"count"`
	MemberID  string    `ch:"member_id" values:"few"`
	OwnerID   string    `ch:"owner_id" values:"few"`
	Object    string    `ch:"object" values:"few"`
	ObjectID  string    `ch:"object_id"`
	ContactID string    `ch:"contact_id"`
	CompanyID string    `ch:"company_id"`
	DealID    string    `ch:"deal_id"`
	Imported  bool      `ch:"imported"`
	At        time.Time `ch:"at"`
	Version   uint64    `ch:"version"`
}

// The kinds of activities, besides those of tasks that were done.
const (
	NoteWritten  = "NOTE"
	TaskAdded    = "TASK_ADDED"
	ContactAdded = "CONTACT_ADDED"
	CompanyAdded = "COMPANY_ADDED"
	DealOpened   = "DEAL_OPENED"
	DealMoved    = "DEAL_MOVED"
	DealWon      = "DEAL_WON"
	DealLost     = "DEAL_LOST"
)
