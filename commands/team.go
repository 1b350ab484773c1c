package commands

import (
	"github.com/daybook-crm/daybook/domain/device"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/internal/fault"
)

var memberTaken = fault.New(fault.DuplicateEmail, "Another member has this e-mail address.")

func bindMember(s store, r reserve) *Aggregate[member.Member, member.Command, member.Event] {
	return &Aggregate[member.Member, member.Command, member.Event]{
		store: s, category: member.Category, decider: member.Decider, reserve: r,
		starts: func(cmd member.Command) bool { _, ok := cmd.(member.Create); return ok },
		unique: func(m member.Member) []Key {
			if m.Unique() == "" {
				return nil
			}
			return []Key{{Kind: "member.email", Value: m.Unique(), Taken: memberTaken}}
		},
	}
}

func bindDevice(s store) *Aggregate[device.Device, device.Command, device.Event] {
	return &Aggregate[device.Device, device.Command, device.Event]{
		store: s, category: device.Category, decider: device.Decider,
		starts: func(cmd device.Command) bool { _, ok := cmd.(device.Register); return ok },
	}
}
