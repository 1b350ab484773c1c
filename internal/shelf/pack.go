package shelf

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strings"
	"time"

	"github.com/google/uuid"
)

// packer writes a value of one type as bytes, which only the unpacker of the
// same type and the same shelf reads. Times come back in UTC. What is behind an
// interface is a value of JSON, and becomes one.
type packer func(w *words, to []byte, v reflect.Value) []byte

// packerOf makes the packer of a type. Texts of which there are few are packed
// as numbers.
func packerOf(t reflect.Type, few bool) packer {
	switch t.Kind() {
	case reflect.String:
		if few {
			return packWord
		}
		return func(_ *words, to []byte, v reflect.Value) []byte { return packText(to, v.String()) }
	case reflect.Bool:
		return packBool
	case reflect.Int, reflect.Int8, reflect.Int64:
		return func(_ *words, to []byte, v reflect.Value) []byte { return binary.AppendVarint(to, v.Int()) }
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return func(_ *words, to []byte, v reflect.Value) []byte { return binary.AppendUvarint(to, v.Uint()) }
	case reflect.Float64:
		return func(_ *words, to []byte, v reflect.Value) []byte {
			return binary.AppendUvarint(to, math.Float64bits(v.Float()))
		}
	case reflect.Struct:
		if t == timeType {
			return packTime
		}
		return structPacker(t)
	case reflect.Pointer:
		return pointerPacker(packerOf(t.Elem(), few))
	case reflect.Slice:
		return slicePacker(packerOf(t.Elem(), few))
	case reflect.Interface:
		return packJSON
	case reflect.Map:
		return mapPacker(packerOf(t.Key(), few), packerOf(t.Elem(), few))
	default:
		panic(fmt.Sprintf("shelf: a row has a %s, which cannot be packed", t))
	}
}

// packText writes a text behind twice its length. Most texts are UUIDs as they
// are usually written: the 16 bytes of such a one stand behind a 1.
func packText(to []byte, text string) []byte {
	if len(text) == uuidLen {
		if id, err := uuid.Parse(text); err == nil && !strings.ContainsAny(text, "ABCDEF") {
			return append(append(to, 1), id[:]...)
		}
	}
	return append(binary.AppendUvarint(to, 2*uint64(len(text))), text...)
}

const uuidLen = 36

// packWord writes a text as its number, or behind a 0 where there is none.
func packWord(w *words, to []byte, v reflect.Value) []byte {
	if number, ok := w.number(v.String()); ok {
		return binary.AppendUvarint(to, number+1)
	}
	return packText(append(to, 0), v.String())
}

func packBool(_ *words, to []byte, v reflect.Value) []byte {
	if v.Bool() {
		return append(to, 1)
	}
	return append(to, 0)
}

var timeType = reflect.TypeFor[time.Time]()

func packTime(_ *words, to []byte, v reflect.Value) []byte {
	at, _ := reflect.TypeAssert[time.Time](v)
	return binary.AppendUvarint(binary.AppendVarint(to, at.Unix()), uint64(at.Nanosecond()))
}

func packJSON(_ *words, to []byte, v reflect.Value) []byte {
	text, err := json.Marshal(v.Interface())
	if err != nil {
		panic(fmt.Sprintf("shelf: %v", err))
	}
	return packText(to, string(text))
}
