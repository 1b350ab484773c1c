package graphql

import (
	"strconv"
	"strings"

	"github.com/graph-gophers/graphql-go/ast"
	"github.com/graph-gophers/graphql-go/decode"

	"github.com/daybook-crm/daybook/internal/fault"
)

// checkVariables holds the values of variables against the types that the
// operation gives them, and says of each field what is wrong with it. The
// executor would refuse them as well, but without a word on which field it
// was. What is missing, or of no declared field, it words well enough itself.
func (h *Handler) checkVariables(op operation, variables map[string]any) error {
	var p fault.Problems
	types := h.schema.AST().Types
	for _, v := range op.variables {
		value, sent := variables[v.name]
		named := types[strings.Trim(v.typ, "[]!")]
		if !sent || named == nil {
			continue
		}
		path := v.name
		if _, isObject := named.(*ast.InputObject); isObject && v.typ[0] != '[' {
			path = "" // its fields are known by their own names
		}
		checkEach(&p, path, named, value, strings.HasPrefix(v.typ, "["))
	}
	return p.Err()
}

// checkEach checks a value, or each of a list of values.
func checkEach(p *fault.Problems, path string, named ast.Type, value any, isList bool) {
	list, given := value.([]any)
	if !isList || !given {
		checkValue(p, path, named, value)
		return
	}
	for i, item := range list {
		checkValue(p, path+"["+strconv.Itoa(i)+"]", named, item)
	}
}

func checkValue(p *fault.Problems, path string, named ast.Type, value any) {
	switch named := named.(type) {
	case *ast.NonNull:
		checkValue(p, path, named.OfType, value)
	case *ast.List:
		checkEach(p, path, named.OfType, value, true)
	case *ast.InputObject:
		object, _ := value.(map[string]any)
		for _, field := range named.Values {
			if given, sent := object[field.Name.Name]; sent {
				checkValue(p, strings.TrimPrefix(path+"."+field.Name.Name, "."), field.Type, given)
			}
		}
	case *ast.ScalarTypeDefinition:
		if reader := readerOf(named.Name); reader != nil && value != nil {
			p.Check(path, reader.UnmarshalGraphQL(value))
		}
	}
}

// readerOf gives what reads a scalar.
func readerOf(scalar string) decode.Unmarshaler {
	switch scalar {
	case "String", "ID":
		return new(optText)
	case "Int":
		return new(optInt)
	case "Boolean":
		return new(optBool)
	case "Date":
		return new(Date)
	case "Time":
		return new(Time)
	case "Amount":
		return new(Amount)
	case "JSONObject":
		return new(optObject)
	case "Decimal":
		return new(Decimal)
	case "CustomFields":
		return new(optCustom)
	default:
		return nil
	}
}
