package graphql

import (
	"cmp"
	"context"
	"time"

	"github.com/daybook-crm/daybook/readmodels"
)

// dealStages gives the deals their pipelines and stages. A pipeline that the
// read side does not know yet shows without a name, as pipelineNode.stage says.
func (s *scope) dealStages(ctx context.Context, rows []readmodels.Deal, want fields, nodes []*dealNode) error {
	var of fields
	for _, name := range []string{"pipeline", "stage", "stageHistory", "probability", "weightedValue", "rotten"} {
		if want[name] != nil {
			of = fields{}
		}
	}
	ids := pluck(rows, func(d *readmodels.Deal) string { return d.PipelineID })
	if want["stageHistory"] != nil {
		for i := range rows {
			for _, v := range rows[i].Visits {
				ids = append(ids, v.PipelineID)
			}
		}
	}
	ways, err := belongsTo(ctx, s, of, ids, s.Reads.PipelinesByID, pipelines)
	if err != nil {
		return err
	}
	now := time.Now()
	for i, row := range rows {
		nodes[i].Pipeline = way(ways, row.PipelineID)
		nodes[i].Stage = nodes[i].Pipeline.stage(row.StageID)
		for _, v := range row.Visits {
			nodes[i].StageHistory = append(nodes[i].StageHistory, stageVisit(ways, v, now))
		}
	}
	return nil
}

func way(ways map[string]*pipelineNode, id string) *pipelineNode {
	if known := ways[id]; known != nil {
		return known
	}
	return &pipelineNode{ID: ID(id)}
}

// dealPeople gives the deals their owners and, in the order in which they
// were named, their contacts.
func (s *scope) dealPeople(ctx context.Context, rows []readmodels.Deal, want fields, nodes []*dealNode) error {
	ownerIDs := pluck(rows, func(d *readmodels.Deal) string { return d.OwnerID })
	owners, err := belongsTo(ctx, s, want["owner"], ownerIDs, s.Reads.MembersByID, s.members)
	if err != nil {
		return err
	}
	var contactIDs []string
	for i := range rows {
		contactIDs = append(contactIDs, rows[i].ContactIDs...)
	}
	contacts, err := belongsTo(ctx, s, want.either("contacts", "contactRoles", "contact"), contactIDs, s.Reads.ContactsByID, s.contacts)
	if err != nil {
		return err
	}
	for i, row := range rows {
		nodes[i].Owner = owners[row.OwnerID]
		for _, role := range row.Roles {
			if c := contacts[role.ContactID]; c != nil {
				nodes[i].involve(c, role)
			}
		}
	}
	return nil
}

// involve adds a person. Two who were merged into one are one: with the role
// that was named first, and primary if either was.
func (d *dealNode) involve(c *contactNode, as readmodels.DealContact) {
	for _, there := range d.ContactRoles {
		if there.Contact.ID() == c.ID() {
			there.Role, there.Primary = cmp.Or(there.Role, as.Role), there.Primary || as.Primary
			return
		}
	}
	d.Contacts = append(d.Contacts, c)
	d.ContactRoles = append(d.ContactRoles, &dealContactNode{c, as.Role, as.Primary})
}

// either gives what is selected of one field and of another's part, nil when
// neither is.
func (f fields) either(one, other, part string) fields {
	if f[one] == nil && f[other] == nil {
		return nil
	}
	both := fields{}
	for _, selected := range []fields{f[one], f[other][part]} {
		for name, below := range selected {
			both[name] = both[name].with(below)
		}
	}
	return both
}

func (f fields) with(more fields) fields {
	if f == nil {
		return more
	}
	for name, below := range more {
		f[name] = f[name].with(below)
	}
	return f
}
