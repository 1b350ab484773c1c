package graphql

import "context"

// itemError is why a part of a command was not carried out.
type itemError struct {
	Code, Message string
	Fields        []fieldProblem
	Conflicts     []fieldConflict
}

type fieldProblem struct{ Field, Problem string }

type fieldConflict struct {
	Field                 string
	Base, Current, Wanted *Value
}

func (r *resolver) itemError(ctx context.Context, err error) *itemError {
	if err == nil {
		return nil
	}
	shown := Refusal(ctx, r.Log, err)
	e := &itemError{Code: string(shown.Extensions.Code), Message: shown.Message, Fields: []fieldProblem{}, Conflicts: []fieldConflict{}}
	for _, name := range sortedKeys(shown.Extensions.Fields) {
		e.Fields = append(e.Fields, fieldProblem{name, shown.Extensions.Fields[name]})
	}
	for _, c := range shown.Extensions.Conflicts {
		e.Conflicts = append(e.Conflicts, fieldConflict{c.Field, someValue(c.Base), someValue(c.Current), someValue(c.Wanted)})
	}
	return e
}
