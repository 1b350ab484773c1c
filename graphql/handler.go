package graphql

import (
	"cmp"
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"strconv"
	"strings"
	"time"

	gql "github.com/graph-gophers/graphql-go"
	"github.com/graph-gophers/graphql-go/ast"

	"github.com/daybook-crm/daybook/internal/fault"
)

//go:embed schema/*.graphqls
var schemaFiles embed.FS

// schemaText joins the files of the schema.
func schemaText() (string, error) {
	names, err := fs.Glob(schemaFiles, "schema/*.graphqls")
	if err != nil {
		return "", err
	}
	var all strings.Builder
	for _, name := range names {
		text, err := schemaFiles.ReadFile(name)
		if err != nil {
			return "", err
		}
		all.Write(text)
	}
	return all.String(), nil
}

// Handler executes operations. It is safe for concurrent use.
type Handler struct {
	schema    *gql.Schema
	root      *resolver
	documents documents
	persisted *persisted
	log       *slog.Logger
	observe   func(kind, field, code string, took time.Duration)
}

// New makes the API. It fails when resolvers and schema do not fit, which the
// tests of this package would have found.
func New(deps Deps) (*Handler, error) {
	text, err := schemaText()
	if err != nil {
		return nil, fmt.Errorf("read the GraphQL schema: %w", err)
	}
	root := &resolver{Deps: deps}
	schema, err := gql.ParseSchema(text, root,
		gql.UseStringDescriptions(), gql.UseFieldResolvers(),
		gql.MaxDepth(maxDepth), gql.MaxQueryLength(maxLength), gql.MaxSelections(10*maxSelections),
		gql.OverlapValidationLimit(100_000), gql.MaxParallelism(16), gql.SubscribeResolverTimeout(subscribeTimeout),
		gql.Logger(panics{deps.Log}), gql.PanicHandler(panics{deps.Log}),
		gql.RestrictIntrospection(func(context.Context) bool { return deps.Introspection }))
	if err != nil {
		return nil, fmt.Errorf("fit resolvers to the GraphQL schema: %w", err)
	}
	h := &Handler{schema: schema, root: root, log: deps.Log, observe: deps.Observe}
	if h.persisted, err = newPersisted(deps.Allowed); err != nil {
		return nil, err
	}
	if h.observe == nil {
		h.observe = func(string, string, string, time.Duration) {}
	}
	return h, nil
}

// Request is one operation. After is a log position (header X-Daybook-After)
// up to which a query wants to see everything.
type Request struct {
	Query         string
	OperationName string
	Variables     map[string]any
	Extensions    RequestExtensions
	After         string
}

// RequestExtensions is what a request says beside its operation.
type RequestExtensions struct {
	// After is what the header X-Daybook-After says, for connections that
	// have no header for each operation.
	After string `json:"after"`
	// PersistedQuery names the operation by its hash.
	PersistedQuery *PersistedQuery `json:"persistedQuery"`
}

// Response is its answer. Stale says that the read side had not got to
// Request.After in time, and the answer shows what there was.
type Response struct {
	Data   json.RawMessage
	Errors []Error
	Stale  bool
}

// Execute carries out an operation as the actor in the context. It never
// panics and never fails: what goes wrong is in Response.Errors.
func (h *Handler) Execute(ctx context.Context, req Request) (resp Response) {
	start, op := time.Now(), operation{}
	defer func() {
		if value := recover(); value != nil {
			panics{h.log}.LogPanic(ctx, value)
			resp = Response{Errors: []Error{h.error(ctx, panics{}.MakePanicError(ctx, value))}}
		}
		h.observe(op.label(), h.firstField(op), resp.code(), time.Since(start))
	}()
	op, err := h.prepare(&req)
	if err == nil && op.kind == "subscription" {
		err = fault.New(fault.Invalid, "Subscriptions go over WebSocket (graphql-transport-ws), at this same address.")
	}
	if err == nil {
		ctx, resp.Stale, err = h.catchUp(ctx, op, cmp.Or(req.After, req.Extensions.After))
	}
	if err != nil {
		resp.Errors = []Error{Refusal(ctx, h.log, err)}
		return resp
	}
	answer := h.schema.Exec(ctx, req.Query, req.OperationName, req.Variables)
	resp.Data, resp.Errors = answer.Data, h.errors(ctx, answer.Errors)
	return resp
}

// prepare holds an operation against the limits and marks the variables that
// were not sent. It returns VALIDATION_ERROR and QUERY_TOO_COMPLEX.
func (h *Handler) prepare(req *Request) (operation, error) {
	if err := h.persisted.resolve(req); err != nil {
		return operation{}, err
	}
	if strings.TrimSpace(req.Query) == "" {
		return operation{}, fault.Field("query", "must hold a GraphQL operation")
	}
	doc, err := h.documents.read(req.Query)
	if errors.Is(err, errSyntax) {
		return operation{}, h.syntaxError(req.Query)
	}
	if err != nil {
		return operation{}, err
	}
	op, ok := doc.operation(req.OperationName)
	if !ok {
		return op, fault.Field("operationName", "must name one of the operations of the document")
	}
	if err := doc.check(op, req.Variables); err != nil {
		return op, err
	}
	if err := h.checkVariables(op, req.Variables); err != nil {
		return op, err
	}
	req.Variables = op.complete(req.Variables)
	return op, nil
}

// syntaxError words what is wrong as the executor's parser does, which says where.
func (h *Handler) syntaxError(query string) error {
	message := "The operation cannot be read as GraphQL."
	if found := h.schema.Validate(query); len(found) > 0 {
		message = shorten(found[0].Error())
	}
	return fault.New(fault.Invalid, message)
}

// complete puts absent for the variables that were not sent (see absent).
func (o operation) complete(variables map[string]any) map[string]any {
	for _, v := range o.variables {
		if _, sent := variables[v.name]; sent || v.hasDefault || strings.HasSuffix(v.typ, "!") {
			continue
		}
		if variables == nil {
			variables = map[string]any{}
		}
		switch v.typ {
		case "String", "ID", "Int", "Boolean", "Date", "Time", "CustomFields", "CustomValue", "Decimal", "JSONObject",
			"[ID!]", "[String!]", "[DealContactInput!]", "[LineItemInput!]":
			variables[v.name] = absent{}
		case "AddressInput", "MoneyInput", "RepeatInput", "[MoneyInput!]":
			variables[v.name] = absentInputs[v.typ]
		case "[EmailInput!]", "[PhoneInput!]":
			variables[v.name] = []any{absentInputs[strings.Trim(v.typ, "[!]")]}
		}
	}
	return variables
}

// patience is how long a query waits for the read side.
const patience = 2 * time.Second

// catchUp waits until the read models show a position, and notes it for what
// else is read. Commands do not wait: they decide on the log itself.
func (h *Handler) catchUp(ctx context.Context, op operation, after string) (_ context.Context, stale bool, err error) {
	if after == "" || op.kind != "query" {
		return ctx, false, nil
	}
	commit, err := parsePosition(after)
	if err != nil {
		return ctx, false, err
	}
	return withAfter(ctx, commit), !h.root.wait(ctx, commit), nil
}

// wait says whether the read side got to a position in time.
func (r *resolver) wait(ctx context.Context, commit uint64) bool {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return r.Reads.WaitFor(ctx, commit) == nil
}

// parsePosition reads what the scalar Position gave: the commit position,
// and behind a slash the prepare position where that is another.
func parsePosition(text string) (commit uint64, err error) {
	first, _, _ := strings.Cut(text, "/")
	if commit, err = strconv.ParseUint(first, 10, 63); err != nil {
		return 0, fault.New(fault.Invalid, "The header X-Daybook-After is not a position that a mutation gave.")
	}
	return commit, nil
}

// label and firstField name an operation in metrics, with few values: a name
// that the client chose would be as many as it likes.
func (o operation) label() string {
	if o.kind == "" {
		return "unknown"
	}
	return o.kind
}

func (h *Handler) firstField(op operation) string {
	if root, known := h.schema.AST().RootOperationTypes[op.kind].(*ast.ObjectTypeDefinition); known {
		for _, s := range op.selections {
			if root.Fields.Get(s.field) != nil {
				return s.field
			}
		}
	}
	return "other"
}

func (r Response) code() string {
	if len(r.Errors) == 0 {
		return ""
	}
	return string(r.Errors[0].Extensions.Code)
}
