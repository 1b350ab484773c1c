package domaintest

import (
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Noon is the time at which filled events happen.
var Noon = time.Date(2026, time.March, 2, 12, 0, 0, 123456789, time.UTC)

// Filled gives an event of the same type with every field set, always to the
// same: a text to its own name in JSON, so that no two fields are alike.
func Filled(zero domain.Event) domain.Event {
	value := reflect.New(reflect.TypeOf(zero)).Elem()
	fill(value, "")
	return value.Interface().(domain.Event)
}

func fill(v reflect.Value, name string) {
	if v.Type() == reflect.TypeFor[time.Time]() {
		v.Set(reflect.ValueOf(Noon))
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), name)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), JSONName(v.Type().Field(i)))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), name+" 1")
		fill(v.Index(1), name+" 2")
	case reflect.Map: // of any value, by name
		v.Set(reflect.ValueOf(map[string]any{name + " 1": name + " 2"}).Convert(v.Type()))
	case reflect.Interface:
		v.Set(reflect.ValueOf(name))
	case reflect.String:
		v.SetString(name)
	case reflect.Int, reflect.Int64:
		v.SetInt(42)
	case reflect.Bool:
		v.SetBool(true)
	default:
		panic(fmt.Sprintf("domaintest: an event cannot hold a %s", v.Type()))
	}
}

// JSONName is what a field is called in JSON; empty for an embedded struct,
// whose fields stand in the same object.
func JSONName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}
