package domain

import (
	"reflect"
	"strings"
	"unicode"

	"github.com/daybook-crm/daybook/domain/value"
)

// stateField is a field of a state as Diff and Patch see it.
type stateField struct {
	name   string
	index  []int
	custom bool // value.Custom, whose keys are fields of their own
	keyed  bool // a list of parts with keys (keyed.go)
}

// bookkeeping are the fields that every state has for the books.
var bookkeeping = map[string]bool{"ID": true, "Imported": true, "CreatedAt": true, "UpdatedAt": true}

// fieldsOf lists the fields of a state that its history is about: the exported
// ones without the bookkeeping and without those tagged `diff:"-"`, which
// follow from others. A struct tagged `diff:"parts"`, or embedded, stands for
// its own fields.
func fieldsOf(t reflect.Type) []stateField { return collectFields(t, nil) }

func collectFields(t reflect.Type, path []int) (fields []stateField) {
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(append([]int(nil), path...), i)
		tag := f.Tag.Get("diff")
		switch {
		case !f.IsExported() || tag == "-" || bookkeeping[f.Name]:
		case tag == "parts" || f.Anonymous && f.Type.Kind() == reflect.Struct:
			fields = append(fields, collectFields(f.Type, index)...)
		case f.Type == reflect.TypeFor[value.Custom]():
			fields = append(fields, stateField{name: "customFields", index: index, custom: true})
		default:
			fields = append(fields, stateField{name: apiName(f.Name), index: index, keyed: tag == "keyed"})
		}
	}
	return fields
}

// apiName gives a field's name as the API writes it: CompanyID is companyId.
func apiName(name string) string {
	letters := []rune(name)
	last := len(letters) - 1
	var out strings.Builder
	for i, r := range letters {
		inAcronym := i == 0 || unicode.IsUpper(letters[i-1]) &&
			(i == last || unicode.IsUpper(letters[i+1]) || letters[i+1] == 's' && i+1 == last)
		if inAcronym {
			r = unicode.ToLower(r)
		}
		out.WriteRune(r)
	}
	return out.String()
}
