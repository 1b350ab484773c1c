package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/internal/auth"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
	"github.com/daybook-crm/daybook/readmodels"
)

// memberNode is a member; most of its fields are the row's.
type memberNode struct {
	readmodels.Member
	Teams []*teamNode
}

// ID is the member's id.
func (m *memberNode) ID() ID { return ID(m.Member.ID) }

// Revision is the revision of its stream that the member shows.
func (m *memberNode) Revision() int32 { return clamp(int(m.Member.Revision)) }

// members makes nodes of rows, with the relations that are wanted of them.
func (s *scope) members(ctx context.Context, rows []readmodels.Member, want fields) ([]*memberNode, error) {
	ids := pluck(rows, func(m *readmodels.Member) string { return m.ID })
	teams, err := hasMany(ctx, s, want["teams"], ids, s.Reads.TeamsByMember, s.teams)
	if err != nil {
		return nil, err
	}
	nodes := make([]*memberNode, len(rows))
	for i, row := range rows {
		nodes[i] = &memberNode{row, teams[row.ID]}
	}
	return nodes, nil
}

// Me answers the query me.
func (r *resolver) Me(ctx context.Context) (*memberNode, error) {
	s, err := r.query(ctx, "me")
	if err != nil {
		return nil, err
	}
	actor, _ := identity.From(ctx)
	row, err := s.Reads.Member(ctx, s.tenant, actor.Member)
	if err != nil {
		return nil, err
	}
	if row == nil {
		return nil, fault.New(fault.Unauthenticated, "There is no member any more who is signed in like this.")
	}
	return only(s.members(ctx, []readmodels.Member{*row}, selected(ctx)))
}

// Member answers the query member.
func (r *resolver) Member(ctx context.Context, args struct{ ID ID }) (*memberNode, error) {
	s, err := r.query(ctx, "member")
	id, ok := parseID(args.ID)
	if err != nil || !ok {
		return nil, err
	}
	row, err := s.Reads.Member(ctx, s.tenant, id)
	if err != nil || row == nil {
		return nil, err
	}
	return only(s.members(ctx, []readmodels.Member{*row}, selected(ctx)))
}

type membersArgs struct {
	First optInt
	After optText
}

// Members answers the query members.
func (r *resolver) Members(ctx context.Context, args membersArgs) (*connection[memberNode], error) {
	s, err := r.query(ctx, "members")
	if err != nil {
		return nil, err
	}
	p, err := page(args.First, args.After, 2*usualPage)
	if err != nil {
		return nil, err
	}
	list, err := s.Reads.Members(ctx, s.tenant, p)
	if err != nil {
		return nil, err
	}
	return connect(ctx, list, s.members, func() (int, error) { return s.Reads.CountMembers(ctx, s.tenant) })
}

// memberPayload is a member as a command left it.
type memberPayload struct {
	Member   *memberNode
	Position Position
}

func memberAnswer(ctx context.Context, s *scope, receipt commands.Receipt) (*memberPayload, error) {
	m := receipt.State.(member.Member)
	row := readmodels.Member{
		ID: m.ID, Name: m.Name, Email: m.Email, Role: string(m.Role), Active: m.Active, TimeZone: m.TimeZone, Locale: m.Locale,
		Versioned: readmodels.Versioned{Revision: int64(receipt.Revision), CreatedAt: m.CreatedAt, UpdatedAt: m.UpdatedAt},
	}
	node, err := only(s.members(ctx, []readmodels.Member{row}, selected(ctx)["member"]))
	return &memberPayload{node, Position(receipt.Position.String())}, err
}

type createMemberInput struct {
	Name, Email text
	Password    optText
	Role        optEnum
	CommandID   optText

	TimeZone, Locale optText
}

// CreateMember adds somebody to the team. The password is checked before the
// command and set after it: when that fails, sending the command again sets
// it. Codes: VALIDATION_ERROR, DUPLICATE_EMAIL.
func (r *resolver) CreateMember(ctx context.Context, args struct{ Input createMemberInput }) (*memberPayload, error) {
	in := args.Input
	env, err := r.envelope(ctx, in.CommandID)
	if err != nil {
		return nil, err
	}
	fields := member.Fields{Name: new(string(in.Name)), Email: new(string(in.Email)), Role: enum[identity.Role](in.Role)}
	fields.TimeZone, fields.Locale = in.TimeZone.pointer(), in.Locale.pointer()
	return r.changeMember(ctx, env, member.Create{ID: newID(env, "member"), Fields: fields, At: env.Now}, in.Password)
}

type updateMemberInput struct {
	ID        ID
	Name      optText
	Role      optEnum
	Active    optBool
	Password  optText
	CommandID optText

	TimeZone, Locale optText
	BaseRevision     optInt
}

// UpdateMember changes a member. Codes: VALIDATION_ERROR, NOT_FOUND, CONFLICT.
func (r *resolver) UpdateMember(ctx context.Context, args struct{ Input updateMemberInput }) (*memberPayload, error) {
	in := args.Input
	env, id, err := r.onSeen(ctx, in.ID, in.CommandID, in.BaseRevision)
	if err != nil {
		return nil, err
	}
	fields := member.Fields{Name: in.Name.pointer(), Role: enum[identity.Role](in.Role)}
	fields.TimeZone, fields.Locale = in.TimeZone.pointer(), in.Locale.pointer()
	if in.Active.Said && !in.Active.Null {
		fields.Active = &in.Active.Value
	}
	return r.changeMember(ctx, env, member.Update{ID: id, Fields: fields, At: env.Now}, in.Password)
}

type updateMeInput struct{ TimeZone, Locale, CommandID optText }

// UpdateMe changes what everybody can change of themselves. Codes:
// VALIDATION_ERROR, NOT_FOUND.
func (r *resolver) UpdateMe(ctx context.Context, args struct{ Input updateMeInput }) (*memberPayload, error) {
	env, err := r.envelope(ctx, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	place := member.Place{TimeZone: args.Input.TimeZone.pointer(), Locale: args.Input.Locale.pointer()}
	return answer(ctx, r, env, member.Settle{ID: env.Actor.Member, Place: place, At: env.Now}, memberAnswer)
}

// changeMember dispatches the command and brings the credentials in line with
// what it left. An empty password stays what it was.
func (r *resolver) changeMember(ctx context.Context, env commands.Envelope, cmd member.Command, password optText) (*memberPayload, error) {
	if password.Value != "" {
		if err := auth.CheckPassword(password.Value); err != nil {
			return nil, err
		}
	}
	receipt, err := r.Commands.Dispatch(ctx, env, cmd)
	if err != nil {
		return nil, err
	}
	m := receipt.State.(member.Member)
	if password.Value != "" {
		if err := r.Passwords.SetPassword(ctx, env.Actor.Tenant, m.ID, m.Email, password.Value); err != nil {
			return nil, err
		}
	}
	if err := r.admit(ctx, env.Actor.Tenant, receipt); err != nil {
		return nil, err
	}
	return memberAnswer(ctx, r.afterwards(env, receipt), receipt)
}

// admit lets a member whom a command left active sign in, and no other.
func (r *resolver) admit(ctx context.Context, tenant string, receipt commands.Receipt) error {
	m, ok := receipt.State.(member.Member)
	switch {
	case !ok:
		return nil
	case m.Active:
		return r.Passwords.Enable(ctx, tenant, m.ID)
	default:
		return r.Passwords.Disable(ctx, tenant, m.ID)
	}
}

// admitAll is admit for what was undone.
func (r *resolver) admitAll(ctx context.Context, tenant string, undone []commands.Undone) error {
	for _, u := range undone {
		if err := r.admit(ctx, tenant, u.Receipt); err != nil {
			return err
		}
	}
	return nil
}
