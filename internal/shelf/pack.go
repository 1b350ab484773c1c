package shelf

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"time"

	"github.com/google/uuid"
)

// pack appends a value as bytes, which only unpack of the same process reads.
// Times come back in UTC. What is behind an interface is a value of JSON, and
// becomes one.
func pack(to []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		return packText(to, v.String())
	case reflect.Bool:
		if v.Bool() {
			return append(to, 1)
		}
		return append(to, 0)
	case reflect.Int, reflect.Int8, reflect.Int64:
		return binary.AppendVarint(to, v.Int())
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return binary.AppendUvarint(to, v.Uint())
	case reflect.Float64:
		return binary.AppendUvarint(to, math.Float64bits(v.Float()))
	case reflect.Struct:
		return packStruct(to, v)
	case reflect.Pointer:
		if v.IsNil() {
			return append(to, 0)
		}
		return pack(append(to, 1), v.Elem())
	case reflect.Slice:
		to = packLen(to, v)
		for i := range v.Len() {
			to = pack(to, v.Index(i))
		}
		return to
	case reflect.Interface:
		text, err := json.Marshal(v.Interface())
		if err != nil {
			panic(fmt.Sprintf("shelf: %v", err))
		}
		return packText(to, string(text))
	case reflect.Map:
		to = packLen(to, v)
		for each := v.MapRange(); each.Next(); {
			to = pack(pack(to, each.Key()), each.Value())
		}
		return to
	default:
		panic(fmt.Sprintf("shelf: a row has a %s, which cannot be packed", v.Type()))
	}
}

// packText writes a text behind twice its length. Most texts are UUIDs as they
// are usually written: the 16 bytes of such a one stand behind a 1.
func packText(to []byte, text string) []byte {
	if len(text) == uuidLen {
		if id, err := uuid.Parse(text); err == nil && id.String() == text {
			return append(append(to, 1), id[:]...)
		}
	}
	return append(binary.AppendUvarint(to, 2*uint64(len(text))), text...)
}

const uuidLen = 36

var timeType = reflect.TypeFor[time.Time]()

func packStruct(to []byte, v reflect.Value) []byte {
	if v.Type() == timeType {
		at := v.Interface().(time.Time)
		return binary.AppendUvarint(binary.AppendVarint(to, at.Unix()), uint64(at.Nanosecond()))
	}
	for _, field := range v.Fields() {
		to = pack(to, field)
	}
	return to
}

// packLen tells nil from what is empty.
func packLen(to []byte, v reflect.Value) []byte {
	if v.IsNil() {
		return append(to, 0)
	}
	return binary.AppendUvarint(to, uint64(v.Len())+1)
}
