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

// packed is what is left to read of what pack wrote. Texts are parts of text,
// which is made once, and not each a copy.
type packed struct {
	bytes []byte
	text  string
}

func newPacked(bytes []byte) *packed { return &packed{bytes, string(bytes)} }

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

// unpack reads what pack wrote of a value of the same type, into one that is zero.
func (p *packed) unpack(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(p.string())
	case reflect.Bool:
		v.SetBool(p.uint() == 1)
	case reflect.Int, reflect.Int8, reflect.Int64:
		v.SetInt(p.int())
	case reflect.Float64:
		v.SetFloat(math.Float64frombits(p.uint()))
	case reflect.Struct:
		p.unpackStruct(v)
	case reflect.Pointer:
		if p.uint() == 1 {
			v.Set(reflect.New(v.Type().Elem()))
			p.unpack(v.Elem())
		}
	case reflect.Slice:
		if n := int(p.uint()) - 1; n >= 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				p.unpack(v.Index(i))
			}
		}
	case reflect.Interface:
		if err := json.Unmarshal([]byte(p.string()), v.Addr().Interface()); err != nil {
			panic(fmt.Sprintf("shelf: %v", err))
		}
	case reflect.Map:
		p.unpackMap(v)
	default: // unsigned: pack knows no other
		v.SetUint(p.uint())
	}
}

func (p *packed) unpackStruct(v reflect.Value) {
	if v.Type() == timeType {
		v.Set(reflect.ValueOf(time.Unix(p.int(), int64(p.uint())).UTC()))
		return
	}
	for _, field := range v.Fields() {
		p.unpack(field)
	}
}

func (p *packed) unpackMap(v reflect.Value) {
	n := int(p.uint()) - 1
	if n < 0 {
		return
	}
	v.Set(reflect.MakeMapWithSize(v.Type(), n))
	for range n {
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		p.unpack(key)
		p.unpack(value)
		v.SetMapIndex(key, value)
	}
}
