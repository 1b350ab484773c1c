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
	siblings *deviceSet
}

// deviceSet is devices that were read together.
type deviceSet struct {
	*scope
	rows    []readmodels.Device
	members once[map[string]*memberNode]
}

func deviceNodes(s *scope, rows []readmodels.Device) []*deviceNode {
	set, nodes := &deviceSet{scope: s, rows: rows}, make([]*deviceNode, len(rows))
	for i, row := range rows {
		nodes[i] = &deviceNode{row, set}
	}
	return nodes
}

// ID is the device's id.
func (d *deviceNode) ID() ID { return ID(d.Device.ID) }

// RegisteredAt is when the device was registered.
func (d *deviceNode) RegisteredAt() Time { return Time{d.Device.RegisteredAt} }

// RevokedAt is when it was revoked.
func (d *deviceNode) RevokedAt() *Time { return someTime(d.Device.RevokedAt) }

// Member is whose device it is.
func (d *deviceNode) Member(ctx context.Context) (*memberNode, error) {
	s := d.siblings
	all, err := s.members.get(func() (map[string]*memberNode, error) {
		ids := pluck(s.rows, func(d *readmodels.Device) string { return d.MemberID })
		return belongsTo(ctx, s.scope, ids, s.Reads.MembersByID, memberNodes)
	})
	return all[d.MemberID], err
}

// Devices answers the query devices.
func (r *resolver) Devices(ctx context.Context) ([]*deviceNode, error) {
	s, err := r.query(ctx, "devices")
	if err != nil {
		return nil, err
	}
	rows, err := s.Reads.Devices(ctx, s.tenant)
	return deviceNodes(s, rows), err
}

// devicePayload is a device as a command left it.
type devicePayload struct {
	Device   *deviceNode
	Position Position
}

func deviceAnswer(s *scope, receipt commands.Receipt, err error) (*devicePayload, error) {
	if err != nil {
		return nil, err
	}
	d := receipt.State.(device.Device)
	row := readmodels.Device{ID: d.ID, MemberID: d.MemberID, Name: d.Name, RegisteredAt: d.RegisteredAt, RevokedAt: d.RevokedAt}
	return &devicePayload{deviceNodes(s, []readmodels.Device{row})[0], Position(receipt.Position.String())}, nil
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
	return deviceAnswer(r.dispatch(ctx, env, cmd))
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
	return deviceAnswer(r.dispatch(ctx, env, device.Revoke{ID: id, At: env.Now}))
}
