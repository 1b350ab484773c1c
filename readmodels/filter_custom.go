package readmodels

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// customKey gives the expression that a custom field is sorted by, and
// compared by in ranges: never null, since an index on it serves both. What is
// empty is behind every value, in rising and in falling order.
func customKey(key string, number, falling bool) (expression, sqlType string) {
	switch {
	case number && falling:
		return "coalesce(daybook.custom_number(custom, " + key + "), '-Infinity')", "double precision"
	case number:
		return "coalesce(daybook.custom_number(custom, " + key + "), 'Infinity')", "double precision"
	case falling:
		return `coalesce(daybook.custom_text(custom, ` + key + `), '') COLLATE "C"`, `text COLLATE "C"`
	default:
		return `coalesce(daybook.custom_text(custom, ` + key + `), '` + behindAll + `') COLLATE "C"`, `text COLLATE "C"`
	}
}

// behindAll is the last character that there is.
const behindAll = "\U0010FFFF"

func (b *filterer) compareCustom(f CompareCustom) (string, error) {
	b.over = append(b.over, "custom")
	switch {
	case f.Op == IsEmpty:
		return "NOT jsonb_exists(custom, " + b.arg(f.Key) + ")", nil
	case len(f.Values) == 0:
		return "false", nil
	case f.Op == Eq:
		return b.customEquals(f)
	case operators[f.Op] == "":
		return b.text("custom ->> "+b.arg(f.Key)+"::text", f.Op, f.Values[0])
	}
	b.uses = append(b.uses, fieldUse{field: f.Key, numeric: f.Number})
	expression, sqlType := customKey(b.arg(f.Key)+"::text", f.Number, false)
	value := b.arg(f.Values[0]) + "::" + sqlType
	if _, text := f.Values[0].(string); text == f.Number {
		return "", fmt.Errorf("filter by %s: %w", f.Key, errNotSo)
	}
	condition := expression + operators[f.Op] + value
	if f.Op == Gt || f.Op == Gte {
		last := "'Infinity'"
		if !f.Number {
			last = "'" + behindAll + "'"
		}
		condition += " AND " + expression + " < " + last
	}
	return condition, nil
}

// customEquals asks for what the index of the column answers: which objects
// hold these.
func (b *filterer) customEquals(f CompareCustom) (string, error) {
	if len(f.Values) == 1 {
		if condition, ok := b.oneValue(f.Key, f.Values[0]); ok {
			return condition, nil
		}
	}
	ways := make([]string, len(f.Values))
	for i, v := range f.Values {
		held, err := json.Marshal(map[string]any{f.Key: v})
		if err != nil {
			return "", fmt.Errorf("filter by %s: %w", f.Key, err)
		}
		ways[i] = "custom @> " + b.arg(string(held)) + "::text::jsonb"
	}
	return strings.Join(ways, " OR "), nil
}

// oneValue asks for one short text or truth, which an index of the field can
// serve in the order of the list. Numbers are not asked so: 1 and 1.0 are equal,
// and not the same JSON.
func (b *filterer) oneValue(key string, value any) (condition string, ok bool) {
	switch value.(type) {
	case bool, string:
	default:
		return "", false
	}
	held, err := json.Marshal(value)
	if err != nil || utf8.RuneCount(held) >= equalCut {
		return "", false
	}
	field, given := b.arg(key), b.arg(string(held))+"::text::jsonb"
	e := equality{
		use:     fieldUse{field: key, equal: true},
		plain:   "custom @> jsonb_build_object(" + field + "::text, " + given + ")",
		ordered: equalKey(field) + " = " + given + "::text",
	}
	b.equals, b.uses = append(b.equals, e), append(b.uses, e.use)
	return e.plain, true
}
