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

// packed is what is left to read of what a packer wrote. Texts are parts of
// text, which is made once, and not each a copy.
type packed struct {
	bytes []byte
	text  string
	words *words
}

func newPacked(bytes []byte, w *words) *packed { return &packed{bytes, string(bytes), w} }

func (p *packed) skip(n int) { p.bytes, p.text = p.bytes[n:], p.text[n:] }

func (p *packed) uint() uint64 {
	v, n := binary.Uvarint(p.bytes)
	p.skip(n)
	return v
}

func (p *packed) int() int64 {
	v, n := binary.Varint(p.bytes)
	p.skip(n)
	return v
}

func (p *packed) string() string {
	twice := int(p.uint())
	if twice == 1 {
		id := uuid.UUID(p.bytes[:len(uuid.UUID{})])
		p.skip(len(id))
		return id.String()
	}
	s := p.text[:twice/2]
	p.skip(twice / 2)
	return s
}

func (p *packed) word() string {
	if number := p.uint(); number > 0 {
		return p.words.texts[number-1]
	}
	return p.string()
}

// unpacker reads what the packer of the same type wrote, into a value that is zero.
type unpacker func(p *packed, v reflect.Value)

func unpackerOf(t reflect.Type, few bool) unpacker {
	switch t.Kind() {
	case reflect.String:
		if few {
			return func(p *packed, v reflect.Value) { v.SetString(p.word()) }
		}
		return func(p *packed, v reflect.Value) { v.SetString(p.string()) }
	case reflect.Bool:
		return func(p *packed, v reflect.Value) { v.SetBool(p.uint() == 1) }
	case reflect.Int, reflect.Int8, reflect.Int64:
		return func(p *packed, v reflect.Value) { v.SetInt(p.int()) }
	case reflect.Float64:
		return func(p *packed, v reflect.Value) { v.SetFloat(math.Float64frombits(p.uint())) }
	case reflect.Struct:
		if t == timeType {
			return unpackTime
		}
		return structUnpacker(t)
	case reflect.Pointer:
		return pointerUnpacker(t, unpackerOf(t.Elem(), few))
	case reflect.Slice:
		return sliceUnpacker(t, unpackerOf(t.Elem(), few))
	case reflect.Interface:
		return unpackJSON
	case reflect.Map:
		return mapUnpacker(t, unpackerOf(t.Key(), few), unpackerOf(t.Elem(), few))
	default: // unsigned: packerOf knows no other
		return func(p *packed, v reflect.Value) { v.SetUint(p.uint()) }
	}
}

func unpackTime(p *packed, v reflect.Value) {
	at, _ := reflect.TypeAssert[*time.Time](v.Addr())
	*at = time.Unix(p.int(), int64(p.uint())).UTC()
}

func unpackJSON(p *packed, v reflect.Value) {
	if err := json.Unmarshal([]byte(p.string()), v.Addr().Interface()); err != nil {
		panic(fmt.Sprintf("shelf: %v", err))
	}
}
