package codec

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// Upcaster brings an event's data from one version to the next. It works on
// the clear JSON object, before it becomes a Go value.
type Upcaster = func(map[string]json.RawMessage) error

type eventType struct {
	name      string
	version   int
	goType    reflect.Type
	personal  map[string]bool // JSON names of personal fields
	upcasters map[int]Upcaster
}

// Register adds an event type at the version in which it is written today.
// upcasters[v] brings version v to v+1; every version from 1 on needs one.
// It panics on a type that contradicts itself: that is a mistake in the code.
func (c *Codec) Register(version int, zero Event, upcasters map[int]Upcaster) {
	t := &eventType{
		name: zero.EventType(), version: version, goType: reflect.TypeOf(zero),
		personal: map[string]bool{}, upcasters: upcasters,
	}
	collectPersonal(t.goType, t.personal)
	if version < 1 || t.personal[""] {
		panic(fmt.Sprintf("codec: %s has no version, or a personal field without a name in JSON", t.name))
	}
	_, hasSubject := zero.(personal)
	if len(t.personal) > 0 && !hasSubject {
		panic(fmt.Sprintf("codec: %s has personal fields but names no subject", t.name))
	}
	for v := 1; v < version; v++ {
		if upcasters[v] == nil {
			panic(fmt.Sprintf("codec: %s has no upcaster from version %d", t.name, v))
		}
	}
	if _, twice := c.types[t.name]; twice {
		panic(fmt.Sprintf("codec: %s is registered twice", t.name))
	}
	c.types[t.name] = t
}

// collectPersonal notes the JSON names of tagged fields, those of embedded
// structs too, whose fields stand in the same JSON object.
func collectPersonal(t reflect.Type, names map[string]bool) {
	for f := range t.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && f.Type.Kind() == reflect.Struct && name == "":
			collectPersonal(f.Type, names)
		case f.Tag.Get("personal") == "true":
			names[name] = true
		}
	}
}
