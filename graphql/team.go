package graphql

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/readmodels"
)

// teamNode is a team; most of its fields are the row's.
type teamNode struct {
	readmodels.Team
	Members []*memberNode
	Lead    *memberNode
}

// ID is the team's id.
func (t *teamNode) ID() ID { return ID(t.Team.ID) }

// MemberIDs are the ids of all members.
func (t *teamNode) MemberIDs() []ID {
	ids := make([]ID, len(t.Team.MemberIDs))
	for i, id := range t.Team.MemberIDs {
		ids[i] = ID(id)
	}
	return ids
}

// Revision is the revision of its stream that the team shows.
func (t *teamNode) Revision() int32 { return clamp(int(t.Team.Revision)) }

// CreatedAt is when the team was made.
func (t *teamNode) CreatedAt() Time { return Time{t.Team.CreatedAt} }

// UpdatedAt is when it was last changed.
func (t *teamNode) UpdatedAt() Time { return Time{t.Team.UpdatedAt} }

// teams makes nodes of rows, with the relations that are wanted of them.
func (s *scope) teams(ctx context.Context, rows []readmodels.Team, want fields) ([]*teamNode, error) {
	var memberIDs []string
	for _, row := range rows {
		memberIDs = append(memberIDs, row.MemberIDs...)
	}
	members, err := belongsTo(ctx, s, want["members"], memberIDs, s.Reads.MembersByID, s.members)
	if err != nil {
		return nil, err
	}
	leadIDs := pluck(rows, func(t *readmodels.Team) string { return t.LeadID })
	leads, err := belongsTo(ctx, s, want["lead"], leadIDs, s.Reads.MembersByID, s.members)
	if err != nil {
		return nil, err
	}
	nodes := make([]*teamNode, len(rows))
	for i, row := range rows {
		nodes[i] = &teamNode{row, crew(row.MemberIDs, members), leads[row.LeadID]}
	}
	return nodes, nil
}

// crew gives those of the members who are found, by name, as many as an
// object shows of anything.
func crew(ids []string, found map[string]*memberNode) []*memberNode {
	all := []*memberNode{}
	for _, id := range ids {
		if m := found[id]; m != nil {
			all = append(all, m)
		}
	}
	slices.SortStableFunc(all, func(a, b *memberNode) int {
		return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return all[:min(len(all), relatedAtMost)]
}

// Team answers the query team.
func (r *resolver) Team(ctx context.Context, args struct{ ID ID }) (*teamNode, error) {
	s, err := r.query(ctx, "team")
	id, ok := parseID(args.ID)
	if err != nil || !ok {
		return nil, err
	}
	row, err := s.Reads.Team(ctx, s.tenant, id)
	if err != nil || row == nil {
		return nil, err
	}
	return only(s.teams(ctx, []readmodels.Team{*row}, selected(ctx)))
}

type teamsArgs struct {
	First  optInt
	After  optText
	Search optText
}

// Teams answers the query teams.
func (r *resolver) Teams(ctx context.Context, args teamsArgs) (*connection[teamNode], error) {
	s, err := r.query(ctx, "teams")
	if err != nil {
		return nil, err
	}
	var c criteria
	q := readmodels.TeamQuery{Search: c.search(args.Search)}
	if err := c.Err(); err != nil {
		return nil, err
	}
	p, err := page(args.First, args.After, 2*usualPage)
	if err != nil {
		return nil, err
	}
	list, err := s.Reads.Teams(ctx, s.tenant, q, p)
	if err != nil {
		return nil, err
	}
	return connect(ctx, list, s.teams, func() (int, error) { return s.Reads.CountTeams(ctx, s.tenant, q) })
}

// teamPayload is a team as a command left it.
type teamPayload struct {
	Team     *teamNode
	Position Position
}

func teamAnswer(ctx context.Context, s *scope, receipt commands.Receipt) (*teamPayload, error) {
	t := receipt.State.(team.Team)
	row := readmodels.Team{
		ID: t.ID, Name: t.Name, MemberIDs: t.MemberIDs, LeadID: t.LeadID,
		Versioned: readmodels.Versioned{Revision: int64(receipt.Revision), CreatedAt: t.CreatedAt, UpdatedAt: t.UpdatedAt},
	}
	node, err := only(s.teams(ctx, []readmodels.Team{row}, selected(ctx)["team"]))
	return &teamPayload{node, Position(receipt.Position.String())}, err
}

// teamInput is what creating and updating have in common.
type teamInput struct {
	Name, LeadID optText
	MemberIDs    optIDs
	CommandID    optText
}

func (in teamInput) fields() (team.Fields, error) {
	var r refs
	f := team.Fields{
		Name: in.Name.pointer(), MemberIDs: r.many("memberIds", in.MemberIDs.pointer()), LeadID: r.one("leadId", in.LeadID.pointer()),
	}
	return f, r.Err()
}

// CreateTeam makes a team. Codes: FORBIDDEN, VALIDATION_ERROR.
func (r *resolver) CreateTeam(ctx context.Context, args struct{ Input teamInput }) (*teamPayload, error) {
	return carryOut(ctx, r, args.Input.CommandID, func(env *commands.Envelope) (domain.Command, error) {
		fields, err := args.Input.fields()
		return team.Create{ID: newID(*env, "team"), Fields: fields, At: env.Now}, err
	}, teamAnswer)
}

type updateTeamInput struct {
	ID           ID
	BaseRevision optInt
	teamInput
}

// UpdateTeam changes the fields that are said. Codes: FORBIDDEN,
// VALIDATION_ERROR, NOT_FOUND, CONFLICT.
func (r *resolver) UpdateTeam(ctx context.Context, args struct{ Input updateTeamInput }) (*teamPayload, error) {
	env, id, err := r.onSeen(ctx, args.Input.ID, args.Input.CommandID, args.Input.BaseRevision)
	if err != nil {
		return nil, err
	}
	fields, err := args.Input.fields()
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, team.Update{ID: id, Fields: fields, At: env.Now}, teamAnswer)
}

// DeleteTeam takes a team away; its members stay. Codes: FORBIDDEN, NOT_FOUND.
func (r *resolver) DeleteTeam(ctx context.Context, args struct{ Input deleteInput }) (*deletePayload, error) {
	return r.remove(ctx, args.Input, func(id string, env commands.Envelope) domain.Command {
		return team.Delete{ID: id, At: env.Now}
	})
}

// RestoreTeam brings a deleted team back. Codes: FORBIDDEN, NOT_FOUND,
// VALIDATION_ERROR when its name was taken meanwhile.
func (r *resolver) RestoreTeam(ctx context.Context, args struct{ Input restoreInput }) (*teamPayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, team.Restore{ID: id, At: env.Now}, teamAnswer)
}
