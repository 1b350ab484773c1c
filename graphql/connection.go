package graphql

import (
	"context"
	"errors"
	"strings"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

// connection is a page of a list, as Relay wants it.
type connection[Node any] struct {
	Edges      []edge[Node]
	PageInfo   pageInfo
	TotalCount int32
}

type edge[Node any] struct {
	Node   *Node
	Cursor string
}

type pageInfo struct {
	HasNextPage bool
	EndCursor   *string
}

// connect makes a connection of a list that was read. The count costs a query
// of its own, so it is made only when it is asked for.
func connect[Row, Node any](ctx context.Context, list readmodels.List[Row],
	nodes func(context.Context, []Row, fields) ([]*Node, error), count func() (int, error),
) (*connection[Node], error) {
	want := selected(ctx)
	c := &connection[Node]{Edges: make([]edge[Node], len(list.Items))}
	all, err := nodes(ctx, list.Items, want.ofNodes())
	if err != nil {
		return nil, err
	}
	for i, node := range all {
		c.Edges[i] = edge[Node]{node, list.Cursors[i]}
	}
	if n := len(list.Cursors); n > 0 {
		c.PageInfo = pageInfo{list.More, &list.Cursors[n-1]}
	}
	if want["totalCount"] != nil {
		n, err := count()
		c.TotalCount = clamp(n)
		return c, err
	}
	return c, nil
}

// usualPage is the size of a page when none is said.
const usualPage = 25

// page checks the arguments first and after; first is the usual size when it
// is null or a variable that was not sent.
func page(first optInt, after optText, usual int) (readmodels.Page, error) {
	if first.Null || !first.Said {
		first.Value = usual
	}
	if first.Value < 1 || first.Value > readmodels.MaxPage {
		return readmodels.Page{}, fault.Field("first", "must lie between 1 and 200; ask for more with after")
	}
	if err := plain(after.Value); err != nil {
		return readmodels.Page{}, fault.Field("after", err.Error())
	}
	return readmodels.Page{First: first.Value, After: after.Value}, nil
}

// plain refuses NUL, which no text can hold and Postgres does not take.
func plain(text string) error {
	if strings.ContainsRune(text, 0) {
		return errors.New("holds bytes that are not text")
	}
	return nil
}

// maxSearch is longer than what anybody searches for.
const maxSearch = 500

// criteria checks what a list is searched and filtered by, and says what is
// wrong with all of it at once. Null and empty text do not restrict.
type criteria struct{ refs }

func (c *criteria) search(o optText) string {
	if len(o.Value) > maxSearch {
		c.Add("search", "is longer than 500 bytes")
	}
	c.Check("search", plain(o.Value))
	return o.Value
}

// reading gives what wrong input there was, or what went wrong in reading the
// definitions of custom fields.
func (c *criteria) reading(custom *customFields) error {
	if custom.err != nil {
		return custom.err
	}
	return c.Err()
}

func (c *criteria) id(field string, o optText) string {
	return *c.one("filter."+field, &o.Value)
}

func (c *criteria) text(field string, o optText) string {
	c.Check("filter."+field, plain(o.Value))
	return o.Value
}
