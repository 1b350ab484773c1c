package commands

import "github.com/daybook-crm/daybook/domain/device"

func bindDevice(s store) *Aggregate[device.Device, device.Command, device.Event] {
	return &Aggregate[device.Device, device.Command, device.Event]{
		store: s, category: device.Category, decider: device.Decider,
		starts: func(cmd device.Command) bool { _, ok := cmd.(device.Register); return ok },
	}
}
