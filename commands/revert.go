package commands

import (
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/task"
)

// How each noun is brought back to what it was, by its own commands. What is
// gone comes back first, for nothing else can be done to it, and what shall be
// gone goes last.

func revertCompany(id string, r Revert[company.Company]) (cmds []company.Command) {
	now, target := r.Now, r.Target
	gone := target.Deleted || target.ID == ""
	if !gone && (now.Deleted || now.Archived && !target.Archived) {
		cmds = append(cmds, company.Restore{ID: id, At: r.At})
		now.Deleted, now.Archived = false, false
	}
	if f := domain.FieldsFor[company.Fields](now, target); !gone && f != (company.Fields{}) {
		cmds = append(cmds, company.Update{ID: id, Fields: f, At: r.At})
	}
	switch {
	case gone && !now.Deleted:
		cmds = append(cmds, company.Delete{ID: id, At: r.At})
	case !gone && target.Archived && !now.Archived:
		cmds = append(cmds, company.Archive{ID: id, At: r.At})
	}
	return cmds
}

func revertDeal(id string, r Revert[deal.Deal]) (cmds []deal.Command) {
	now, target := r.Now, r.Target
	if target.Deleted || target.ID == "" {
		if !now.Deleted {
			cmds = append(cmds, deal.Delete{ID: id, At: r.At})
		}
		return cmds
	}
	if now.Deleted || now.Archived && !target.Archived {
		cmds = append(cmds, deal.Restore{ID: id, At: r.At})
		now.Archived = false
	}
	if f := domain.FieldsFor[deal.Fields](now, target); f != (deal.Fields{}) {
		cmds = append(cmds, deal.Update{ID: id, Fields: f, At: r.At})
	}
	cmds = append(cmds, revertStage(id, r)...)
	if target.Archived && !now.Archived {
		cmds = append(cmds, deal.Archive{ID: id, At: r.At})
	}
	return cmds
}

// revertStage moves a deal back, and closes or opens it as it was. Only an
// open deal moves.
func revertStage(id string, r Revert[deal.Deal]) (cmds []deal.Command) {
	now, target := r.Now, r.Target
	moved := now.PipelineID != target.PipelineID || now.StageID != target.StageID
	if now.Status == target.Status && !moved && now.LostReason == target.LostReason {
		return nil
	}
	if now.Status != deal.StatusOpen {
		cmds = append(cmds, deal.Reopen{ID: id, At: r.At})
	}
	if moved {
		cmds = append(cmds, deal.Move{ID: id, Pipeline: pipeline.Pipeline{ID: target.PipelineID}, StageID: target.StageID, At: r.At})
	}
	switch target.Status {
	case deal.StatusWon:
		cmds = append(cmds, deal.Win{ID: id, At: r.At})
	case deal.StatusLost:
		cmds = append(cmds, deal.Lose{ID: id, Reason: target.LostReason, Key: target.LostKey, At: r.At})
	}
	return cmds
}

// revertTask does not bring back when one that repeats was last done.
func revertTask(id string, r Revert[task.Task]) (cmds []task.Command) {
	now, target := r.Now, r.Target
	if target.Deleted || target.ID == "" {
		if !now.Deleted {
			cmds = append(cmds, task.Delete{ID: id, At: r.At})
		}
		return cmds
	}
	if now.Deleted {
		cmds = append(cmds, task.Restore{ID: id, At: r.At})
	}
	if f := domain.FieldsFor[task.Fields](now, target); f != (task.Fields{}) {
		cmds = append(cmds, task.Update{ID: id, Fields: f, At: r.At})
	}
	switch {
	case now.CompletedAt.IsZero() && !target.CompletedAt.IsZero():
		cmds = append(cmds, task.Complete{ID: id, At: r.At})
	case !now.CompletedAt.IsZero() && target.CompletedAt.IsZero():
		cmds = append(cmds, task.Reopen{ID: id, At: r.At})
	}
	return cmds
}
