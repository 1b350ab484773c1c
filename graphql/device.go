package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/device"
	"github.com/daybook-crm/daybook/readmodels"
)

// deviceNode is a device; some of its fields are the row's.
type deviceNode struct {
	readmodels.Device
	Member *memberNode
}

// devices makes nodes of rows, with the relations that are wanted of them.
func (s *scope) devices(ctx context.Context, rows []readmodels.Device, want fields) ([]*deviceNode, error) {
	memberIDs := pluck(rows, func(d *readmodels.Device) string { return d.MemberID })
	owners, err := belongsTo(ctx, s, want["member"], memberIDs, s.Reads.MembersByID, s.members)
	nodes := make([]*deviceNode, len(rows))
	for i, row := range rows {
		nodes[i] = &deviceNode{row, owners[row.MemberID]}
	}
	return nodes, err
}

// ID is the device's id.
func (d *deviceNode) ID() ID { return ID(d.Device.ID) }

// Revision is the revision of its stream that the device shows.
func (d *deviceNode) Revision() int32 { return clamp(int(d.Device.Revision)) }

// RegisteredAt is when the device was registered.
func (d *deviceNode) RegisteredAt() Time { return Time{d.Device.RegisteredAt} }

// RevokedAt is when it was revoked.
func (d *deviceNode) RevokedAt() *Time { return someTime(d.Device.RevokedAt) }

// Devices answers the query devices.
func (r *resolver) Devices(ctx context.Context) ([]*deviceNode, error) {
	s, err := r.query(ctx, "devices")
	if err != nil {
		return nil, err
	}
	rows, err := s.Reads.Devices(ctx, s.tenant)
	if err != nil {
		return nil, err
	}
	return s.devices(ctx, rows, selected(ctx))
}

// devicePayload is a device as a command left it.
type devicePayload struct {
	Device   *deviceNode
	Position Position
}

func deviceAnswer(ctx context.Context, s *scope, receipt commands.Receipt) (*devicePayload, error) {
	d := receipt.State.(device.Device)
	row := readmodels.Device{ID: d.ID, MemberID: d.MemberID, Name: d.Name, RegisteredAt: d.RegisteredAt, RevokedAt: d.RevokedAt}
	row.Revision = int64(receipt.Revision)
	node, err := only(s.devices(ctx, []readmodels.Device{row}, selected(ctx)["device"]))
	return &devicePayload{node, Position(receipt.Position.String())}, err
}

// RegisterDevice registers a device of the caller. Codes: VALIDATION_ERROR.
func (r *resolver) RegisterDevice(ctx context.Context, args struct {
	Input struct {
		Name      text
		CommandID optText
	}
}) (*devicePayload, error) {
	env, err := r.envelope(ctx, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	cmd := device.Register{ID: newID(env, "device"), MemberID: env.Actor.Member, Name: string(args.Input.Name), At: env.Now}
	return answer(ctx, r, env, cmd, deviceAnswer)
}

// RevokeDevice ends the use of a device. Codes: NOT_FOUND.
func (r *resolver) RevokeDevice(ctx context.Context, args struct {
	Input struct {
		ID        ID
		CommandID optText
	}
}) (*devicePayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, device.Revoke{ID: id, At: env.Now}, deviceAnswer)
}
