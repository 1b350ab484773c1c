package contact

import (
	"slices"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Channel is a way to reach a person.
type Channel string

// The channels.
const (
	ByEmail Channel = "EMAIL"
	ByPhone Channel = "PHONE"
	BySMS   Channel = "SMS"
	ByPost  Channel = "POST"
	ByChat  Channel = "CHAT"
)

var channels = []Channel{ByEmail, ByPhone, BySMS, ByPost, ByChat}

// Status is whether the channel may be used.
type Status string

// The states of a consent. Unknown is that of a channel of which nothing is recorded.
const (
	Granted Status = "GRANTED"
	Denied  Status = "DENIED"
	Unknown Status = "UNKNOWN"
)

// Basis is what makes it lawful, by the names of article 6 (1) of the GDPR.
type Basis string

// The bases.
const (
	Agreement           Basis = "CONSENT"
	Contract            Basis = "CONTRACT"
	LegalObligation     Basis = "LEGAL_OBLIGATION"
	VitalInterests      Basis = "VITAL_INTERESTS"
	PublicTask          Basis = "PUBLIC_TASK"
	LegitimateInterests Basis = "LEGITIMATE_INTERESTS"
)

var bases = []Basis{Agreement, Contract, LegalObligation, VitalInterests, PublicTask, LegitimateInterests}

// Consent is what a person allows on one channel, since when and why.
type Consent struct {
	Channel Channel `json:"channel"`
	Status  Status  `json:"status"`
	Basis   Basis   `json:"basis,omitempty"`
	Date    string  `json:"date,omitempty"` // YYYY-MM-DD
	Source  string  `json:"source,omitempty"`
	Note    string  `json:"note,omitempty"`
}

func setConsent(c Contact, cmd SetConsent) ([]Event, error) {
	if err := reachable(c); err != nil {
		return nil, err
	}
	wish := cmd.Consent
	if err := wish.check(); err != nil {
		return nil, err
	}
	before := consentOn(c.Consents, wish.Channel)
	switch {
	case wish.Status == Unknown:
		wish = Consent{Channel: wish.Channel, Status: Unknown}
	case wish.Date == "" && wish == before.undated():
		wish.Date = before.Date
	case wish.Date == "":
		wish.Date = cmd.At.UTC().Format("2006-01-02")
	}
	if wish == before {
		return nil, nil
	}
	return []Event{ConsentSet{
		cmd.ID, wish.Channel, wish.Status, wish.Basis, wish.Date, wish.Source, wish.Note, c.sealed(), domain.Moment{At: cmd.At},
	}}, nil
}

func (s Consent) check() error {
	var p fault.Problems
	if !slices.Contains(channels, s.Channel) {
		p.Add("channel", "is none of EMAIL, PHONE, SMS, POST and CHAT")
	}
	switch {
	case !slices.Contains([]Status{Granted, Denied, Unknown}, s.Status):
		p.Add("status", "is none of GRANTED, DENIED and UNKNOWN")
	case s.Status == Granted && s.Basis == "":
		p.Add("basis", "say what makes it lawful")
	case s.Basis != "" && !slices.Contains(bases, s.Basis):
		p.Add("basis", "is no lawful basis of article 6 of the GDPR")
	}
	p.Check("date", value.CheckDate(s.Date))
	p.Check("source", value.CheckLine(s.Source))
	p.Check("note", value.CheckText(s.Note))
	return p.Err()
}

func (s Consent) undated() Consent {
	s.Date = ""
	return s
}

// consentOn gives what is recorded of a channel.
func consentOn(list []Consent, channel Channel) Consent {
	for _, s := range list {
		if s.Channel == channel {
			return s
		}
	}
	return Consent{Channel: channel, Status: Unknown}
}

// With gives the list with what an event says of a channel.
func (e ConsentSet) With(list []Consent) []Consent {
	next := slices.DeleteFunc(slices.Clone(list), func(s Consent) bool { return s.Channel == e.Channel })
	if e.Status != Unknown {
		next = append(next, Consent{e.Channel, e.Status, e.Basis, e.Date, e.Source, e.Note})
	}
	if len(next) == 0 {
		return nil
	}
	slices.SortFunc(next, func(a, b Consent) int { return slices.Index(channels, a.Channel) - slices.Index(channels, b.Channel) })
	return next
}

// strictest joins what several contacts of one person allow: a denial wins
// over a consent, and what the first says over the same of the others.
func strictest(of ...[]Consent) []Consent {
	var joined []Consent
	for _, channel := range channels {
		one := Consent{Channel: channel, Status: Unknown}
		for _, list := range of {
			if other := consentOn(list, channel); one.Status == Unknown || one.Status == Granted && other.Status == Denied {
				one = other
			}
		}
		if one.Status != Unknown {
			joined = append(joined, one)
		}
	}
	return joined
}
