package quota

import (
	"fmt"
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

func decide(q Quota, cmd Command) ([]Event, error) {
	switch cmd := cmd.(type) {
	case Set:
		return set(q, cmd)
	case Delete:
		return remove(q, cmd)
	default:
		panic(fmt.Sprintf("quota: unknown command %T", cmd))
	}
}

func set(q Quota, cmd Set) ([]Event, error) {
	if err := cmd.check(); err != nil {
		return nil, err
	}
	if q.ID != "" && q.Purpose != cmd.Purpose {
		return nil, fault.New(fault.Conflict, "This quota is for something else.")
	}
	if q.Exists() && q.Value == cmd.Value && q.Count == cmd.Count {
		return nil, nil
	}
	return []Event{Assigned{cmd.ID, cmd.Purpose, cmd.Value, cmd.Count, domain.Moment{At: cmd.At}}}, nil
}

func remove(q Quota, cmd Delete) ([]Event, error) {
	switch {
	case q.Deleted:
		return nil, nil
	case !q.Exists():
		return nil, fault.New(fault.NotFound, "There is no quota with this id.")
	default:
		return []Event{Deleted{cmd.ID, domain.Moment{At: cmd.At}}}, nil
	}
}

// maxCount is more deals than anybody wins in a quarter.
const maxCount = 1_000_000

func (c Set) check() error {
	var p fault.Problems
	if (c.MemberID == "") == (c.TeamID == "") {
		p.Add("memberId", "say either a member or a team")
	}
	c.checkPeriod(&p)
	switch c.Measure {
	case Amount:
		p.Check("value", value.CheckMoney(c.Value))
		if c.Value.Amount == 0 {
			p.Add("value", "must be more than 0")
		}
		if c.Count != 0 {
			p.Add("deals", "say either a value or a number of deals")
		}
	case Deals:
		if c.Count < 1 || c.Count > maxCount {
			p.Add("deals", "must lie between 1 and 1,000,000")
		}
		if c.Value != (value.Money{}) {
			p.Add("value", "say either a value or a number of deals")
		}
	default:
		p.Add("measure", "must be AMOUNT or DEALS")
	}
	return p.Err()
}

func (c Set) checkPeriod(p *fault.Problems) {
	if c.Months != Month && c.Months != Quarter {
		p.Add("months", "must be 1 or 3")
	}
	p.Check("period", value.CheckDate(c.Period))
	day, err := time.Parse(time.DateOnly, c.Period)
	switch {
	case c.Period == "":
		p.Add("period", "must be given")
	case err != nil: // told
	case day.Day() != 1:
		p.Add("period", "must be the first day of a month")
	case c.Months == Quarter && day.Month()%3 != 1:
		p.Add("period", "must be the first day of a quarter")
	}
}
