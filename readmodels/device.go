package readmodels

import "context"

var devices = newTable("devices", ifNewer, []column[Device]{
	{"id", func(d *Device) any { return (*id)(&d.ID) }},
	{"member_id", func(d *Device) any { return (*id)(&d.MemberID) }},
	{"name", func(d *Device) any { return &d.Name }},
	{"registered_at", func(d *Device) any { return (*instant)(&d.RegisteredAt) }},
	{"revoked_at", func(d *Device) any { return (*instant)(&d.RevokedAt) }},
	{"revision", func(d *Device) any { return &d.Revision }},
}...)

// Device gives a device; nil when there is none.
func (s *Store) Device(ctx context.Context, tenant, id string) (*Device, error) {
	return devices.get(ctx, s, tenant, id)
}

// Devices gives all devices, in the order in which they were registered.
func (s *Store) Devices(ctx context.Context, tenant string) ([]Device, error) {
	return devices.query(ctx, s, tenant, devices.all+" ORDER BY registered_at, id")
}

// DevicesByID gives those of the devices that there are.
func (s *Store) DevicesByID(ctx context.Context, tenant string, ids []string) (map[string]Device, error) {
	return devices.getAll(ctx, s, tenant, ids, func(d *Device) string { return d.ID })
}
