package commands

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/domain/device"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/internal/fault"
)

func bindTenant(s store) *Aggregate[tenant.Tenant, tenant.Command, tenant.Event] {
	return &Aggregate[tenant.Tenant, tenant.Command, tenant.Event]{
		store: s, category: tenant.Category, decider: tenant.Decider,
	}
}

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

func bindPipeline(s store) *Aggregate[pipeline.Pipeline, pipeline.Command, pipeline.Event] {
	return &Aggregate[pipeline.Pipeline, pipeline.Command, pipeline.Event]{
		store: s, category: pipeline.Category, decider: pipeline.Decider,
		starts: func(cmd pipeline.Command) bool { _, ok := cmd.(pipeline.Create); return ok },
		complete: func(_ context.Context, _ Envelope, _ pipeline.Pipeline, cmd pipeline.Command) (pipeline.Command, error) {
			switch cmd := cmd.(type) {
			case pipeline.Create:
				return cmd, stageIDs(cmd.Stages)
			case pipeline.Update:
				return cmd, stageIDs(cmd.Stages)
			}
			return cmd, nil
		},
	}
}

// stageIDs refuses ids that the read sides could not store.
func stageIDs(stages []pipeline.Stage) error {
	var p fault.Problems
	for i, s := range stages {
		if uuid.Validate(s.ID) != nil {
			p.Add(fmt.Sprintf("stages[%d].id", i), "is not a UUID")
		}
	}
	return p.Err()
}
