package projections

import (
	"fmt"

	"github.com/daybook-crm/daybook/domain/device"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

func (p *page) device(d codec.Decoded, e device.Event) error {
	_, _, _, err := step(p.loaded.Devices, p.changed.Devices, d,
		func(r *readmodels.Device) int64 { return r.Revision },
		func(r *readmodels.Device) (*readmodels.Device, error) { return nextDevice(r, d, e) })
	return err
}

// nextDevice folds an event onto the device's row.
func nextDevice(r *readmodels.Device, d codec.Decoded, e device.Event) (*readmodels.Device, error) {
	if registered, ok := e.(device.Registered); ok {
		return &readmodels.Device{
			ID: d.Stream.ID, MemberID: registered.MemberID, Name: registered.Name,
			RegisteredAt: registered.At.UTC(), Revision: int64(d.Revision),
		}, nil
	}
	if r == nil {
		return nil, noRow(d)
	}
	revoked, ok := e.(device.Revoked)
	if !ok {
		return nil, fmt.Errorf("no row for %T", e)
	}
	next := *r
	next.RevokedAt, next.Revision = revoked.At.UTC(), int64(d.Revision)
	return &next, nil
}
