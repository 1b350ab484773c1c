package graphql

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/readmodels"
)

// customFieldNode is the definition of a custom field.
type customFieldNode struct {
	readmodels.CustomField
	ID       ID
	SetID    ID
	Object   string
	Revision int32
}

// Default is what a new object gets; null for nothing.
func (n *customFieldNode) Default() *CustomValue {
	if n.CustomField.Default == nil {
		return nil
	}
	return &CustomValue{n.CustomField.Default}
}

// Options are what a field of choices offers.
func (n *customFieldNode) Options() []readmodels.FieldOption { return n.CustomField.Options }

func fieldNode(set readmodels.FieldSet, f readmodels.CustomField) *customFieldNode {
	id := uuid.NewSHA1(uuid.MustParse(set.ID), []byte(f.Key)).String()
	return &customFieldNode{f, ID(id), ID(set.ID), set.Object, clamp(int(set.Revision))}
}

// fieldNodes makes nodes of all fields of a set.
func fieldNodes(set readmodels.FieldSet) []*customFieldNode {
	nodes := make([]*customFieldNode, len(set.Fields))
	for i, f := range set.Fields {
		nodes[i] = fieldNode(set, f)
	}
	return nodes
}

type customFieldsArgs struct {
	Object   optEnum
	Archived optBool
}

// CustomFields answers the query customFields.
func (r *resolver) CustomFields(ctx context.Context, args customFieldsArgs) ([]*customFieldNode, error) {
	s, err := r.query(ctx, "customFields")
	if err != nil {
		return nil, err
	}
	set, err := s.fieldSet(ctx, customfield.Object(args.Object.Value))
	nodes := []*customFieldNode{}
	for _, f := range set.Fields {
		if !f.Archived || args.Archived.Value {
			nodes = append(nodes, fieldNode(set, f))
		}
	}
	return nodes, err
}

// fieldSet reads the custom fields of an object type.
func (s *scope) fieldSet(ctx context.Context, object customfield.Object) (readmodels.FieldSet, error) {
	set, err := s.Reads.FieldSet(ctx, s.tenant, customfield.ID(s.tenant, object))
	if err != nil || set == nil {
		return readmodels.FieldSet{}, err
	}
	return *set, nil
}

// customFieldPayload is a custom field as a command left it.
type customFieldPayload struct {
	CustomField *customFieldNode
	Position    Position
}

// fieldAnswer carries out a command on one field of a set and answers with it.
func (r *resolver) fieldAnswer(ctx context.Context, env commands.Envelope, cmd domain.Command, key string) (*customFieldPayload, error) {
	receipt, err := r.Commands.Dispatch(ctx, env, cmd)
	if err != nil {
		return nil, err
	}
	set := fieldSetRow(receipt)
	f, _ := definitionOf(set, key)
	return &customFieldPayload{fieldNode(set, f), Position(receipt.Position.String())}, nil
}

// fieldSetRow is a set as a command left it.
func fieldSetRow(receipt commands.Receipt) readmodels.FieldSet {
	set := receipt.State.(customfield.Set)
	row := readmodels.FieldSet{ID: set.ID, Object: string(set.Object), Versioned: readmodels.Versioned{Revision: int64(receipt.Revision)}}
	for _, d := range set.Fields {
		f := readmodels.CustomField{
			Key: d.Key, Label: d.Label, Type: string(d.Type), Required: d.Required, Unique: d.Unique, Default: d.Default, Archived: d.Archived,
		}
		for _, o := range d.Options {
			f.Options = append(f.Options, readmodels.FieldOption(o))
		}
		row.Fields = append(row.Fields, f)
	}
	return row
}

type optionInput struct {
	Key   optText
	Label text
}

func options(in []optionInput) []customfield.Option {
	out := make([]customfield.Option, len(in))
	for i, o := range in {
		out[i] = customfield.Option{Key: o.Key.Value, Label: string(o.Label)}
	}
	return out
}

type defineCustomFieldInput struct {
	Object, Type     optEnum
	Key              optText
	Label            text
	Required, Unique optBool
	Default          optValue
	Options          *[]optionInput
	CommandID        optText
}

// DefineCustomField adds a field to an object type. Codes: VALIDATION_ERROR,
// CONFLICT.
func (r *resolver) DefineCustomField(ctx context.Context, args struct{ Input defineCustomFieldInput }) (*customFieldPayload, error) {
	in := args.Input
	env, err := r.envelope(ctx, in.CommandID)
	if err != nil {
		return nil, err
	}
	d := customfield.Definition{
		Key: in.Key.Value, Label: string(in.Label), Type: customfield.Type(in.Type.Value),
		Required: in.Required.Value, Unique: in.Unique.Value, Default: in.Default.Value,
	}
	if in.Options != nil {
		d.Options = options(*in.Options)
	}
	if d.Key == "" {
		d.Key = customfield.Slug(d.Label)
	}
	object := customfield.Object(in.Object.Value)
	cmd := customfield.Define{ID: customfield.ID(env.Actor.Tenant, object), Object: object, Field: d, At: env.Now}
	return r.fieldAnswer(ctx, env, cmd, d.Key)
}

type updateCustomFieldInput struct {
	Object    optEnum
	Key       text
	Label     optText
	Required  optBool
	Default   optValue
	Options   *[]optionInput
	Position  optInt
	CommandID optText

	BaseRevision optInt
}

// UpdateCustomField changes what is said of a field. Codes: VALIDATION_ERROR,
// NOT_FOUND.
func (r *resolver) UpdateCustomField(ctx context.Context, args struct{ Input updateCustomFieldInput }) (*customFieldPayload, error) {
	in := args.Input
	env, set, err := r.onField(ctx, in.Object, in.CommandID)
	if err == nil {
		err = seen(&env, in.BaseRevision)
	}
	if err != nil {
		return nil, err
	}
	cmd := customfield.Change{ID: set, Key: string(in.Key), Label: in.Label.pointer(), At: env.Now}
	if in.Required.Said && !in.Required.Null {
		cmd.Required = &in.Required.Value
	}
	if in.Default.Said {
		cmd.Default = &customfield.Default{Value: in.Default.Value}
	}
	if in.Options != nil {
		cmd.Options = new(options(*in.Options))
	}
	if in.Position.Said && !in.Position.Null {
		cmd.Position = &in.Position.Value
	}
	return r.fieldAnswer(ctx, env, cmd, cmd.Key)
}

type customFieldInput struct {
	Object    optEnum
	Key       text
	CommandID optText
}

// ArchiveCustomField takes a field out of use. Codes: NOT_FOUND.
func (r *resolver) ArchiveCustomField(ctx context.Context, args struct{ Input customFieldInput }) (*customFieldPayload, error) {
	env, set, err := r.onField(ctx, args.Input.Object, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	key := string(args.Input.Key)
	return r.fieldAnswer(ctx, env, customfield.Archive{ID: set, Key: key, At: env.Now}, key)
}

// RestoreCustomField brings an archived field back. Codes: NOT_FOUND, CONFLICT.
func (r *resolver) RestoreCustomField(ctx context.Context, args struct{ Input customFieldInput }) (*customFieldPayload, error) {
	env, set, err := r.onField(ctx, args.Input.Object, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	key := string(args.Input.Key)
	return r.fieldAnswer(ctx, env, customfield.Restore{ID: set, Key: key, At: env.Now}, key)
}

// onField makes the envelope of a command on a field that exists, and gives
// the id of its set.
func (r *resolver) onField(ctx context.Context, object optEnum, commandID optText) (commands.Envelope, string, error) {
	env, err := r.envelope(ctx, commandID)
	return env, customfield.ID(env.Actor.Tenant, customfield.Object(object.Value)), err
}

// definitionOf gives the field of a set that has the key.
func definitionOf(set readmodels.FieldSet, key string) (readmodels.CustomField, bool) {
	i := slices.IndexFunc(set.Fields, func(f readmodels.CustomField) bool { return f.Key == key })
	if i < 0 {
		return readmodels.CustomField{}, false
	}
	return set.Fields[i], true
}
