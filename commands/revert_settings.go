package commands

import (
	"reflect"
	"slices"
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/pipeline"
)

// formerMember is what remains of a member whose creation is undone: members
// are never deleted.
func formerMember(m member.Member) member.Member {
	m.Active = false
	return m
}

func revertMember(id string, r Revert[member.Member]) []member.Command {
	f := domain.FieldsFor[member.Fields](r.Now, r.Target)
	if f == (member.Fields{}) {
		return nil
	}
	return []member.Command{member.Update{ID: id, Fields: f, At: r.At}}
}

// revertPipeline brings the stages back as a whole. One that was added since
// retires, which its decider refuses while open deals are in it.
func revertPipeline(id string, r Revert[pipeline.Pipeline]) (cmds []pipeline.Command) {
	now, target := r.Now, r.Target
	if !target.Exists() {
		if now.Exists() {
			cmds = append(cmds, pipeline.Delete{ID: id, At: r.At})
		}
		return cmds
	}
	if now.Deleted || now.Archived && !target.Archived {
		cmds = append(cmds, pipeline.Restore{ID: id, At: r.At})
		now.Archived = false
	}
	update := pipeline.Update{ID: id, Name: domain.Changed(now.Name, &target.Name), At: r.At}
	if !slices.Equal(now.Stages, target.Stages) {
		update.Stages = target.Stages
	}
	if update.Name != nil || update.Stages != nil {
		cmds = append(cmds, update)
	}
	if target.Archived && !now.Archived {
		cmds = append(cmds, pipeline.Archive{ID: id, At: r.At})
	}
	return cmds
}

// revertFields archives the fields whose definition is undone: keys are never
// given to another.
func revertFields(id string, r Revert[customfield.Set]) (cmds []customfield.Command) {
	for _, is := range r.Now.Fields {
		shall, wanted := r.Target.Field(is.Key)
		if !wanted {
			shall = is
			shall.Archived = true
		}
		if is.Archived && !shall.Archived {
			cmds = append(cmds, customfield.Restore{ID: id, Key: is.Key, At: r.At})
		}
		if change, differs := redefined(is, shall); differs {
			change.ID, change.At = id, r.At
			cmds = append(cmds, change)
		}
		if !is.Archived && shall.Archived {
			cmds = append(cmds, customfield.Archive{ID: id, Key: is.Key, At: r.At})
		}
	}
	return append(cmds, rearranged(id, r.Now, r.Target, r.At)...)
}

// redefined gives the command that makes a definition what another is.
func redefined(is, shall customfield.Definition) (change customfield.Change, differs bool) {
	change = customfield.Change{
		Key: is.Key, Label: domain.Changed(is.Label, &shall.Label), Required: domain.Changed(is.Required, &shall.Required),
	}
	if !reflect.DeepEqual(is.Default, shall.Default) {
		change.Default = &customfield.Default{Value: shall.Default}
	}
	if !slices.Equal(is.Options, shall.Options) {
		inUse := slices.DeleteFunc(slices.Clone(shall.Options), func(o customfield.Option) bool { return o.Archived })
		change.Options = &inUse
	}
	return change, change != (customfield.Change{Key: is.Key})
}

// rearranged gives the commands that bring the fields into the order of
// another set. Fields that are not in it keep their places.
func rearranged(id string, now, target customfield.Set, at time.Time) (cmds []customfield.Command) {
	order, shall := keys(now.Fields), keys(target.Fields)
	both := slices.DeleteFunc(slices.Clone(shall), func(key string) bool { return !slices.Contains(order, key) })
	wanted, next := slices.Clone(order), 0
	for i, key := range order {
		if slices.Contains(both, key) {
			wanted[i] = both[next]
			next++
		}
	}
	for i := 0; i < len(order); {
		if order[i] == wanted[i] {
			i++
			continue
		}
		key, to := wanted[i], i
		if order[i+1] == wanted[i] { // it is the one here that goes further down
			key, to = order[i], slices.Index(wanted, order[i])
		}
		from := slices.Index(order, key)
		order = slices.Insert(slices.Delete(order, from, from+1), to, key)
		cmds = append(cmds, customfield.Change{ID: id, Key: key, Position: &to, At: at})
	}
	return cmds
}

func keys(fields []customfield.Definition) []string {
	list := make([]string, len(fields))
	for i, d := range fields {
		list[i] = d.Key
	}
	return list
}
