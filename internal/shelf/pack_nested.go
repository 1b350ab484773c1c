package shelf

import (
	"encoding/binary"
	"reflect"
)

func structPacker(t reflect.Type) packer {
	var fields []packer
	for f := range t.Fields() {
		fields = append(fields, packerOf(f.Type, isFew(f)))
	}
	return func(w *words, to []byte, v reflect.Value) []byte {
		for i, pack := range fields {
			to = pack(w, to, v.Field(i))
		}
		return to
	}
}

// isFew says whether a field is of texts that many rows share, by its tag.
func isFew(f reflect.StructField) bool { return f.Tag.Get("values") == "few" }

func pointerPacker(of packer) packer {
	return func(w *words, to []byte, v reflect.Value) []byte {
		if v.IsNil() {
			return append(to, 0)
		}
		return of(w, append(to, 1), v.Elem())
	}
}

func slicePacker(of packer) packer {
	return func(w *words, to []byte, v reflect.Value) []byte {
		to = packLen(to, v)
		for i := range v.Len() {
			to = of(w, to, v.Index(i))
		}
		return to
	}
}

func mapPacker(key, value packer) packer {
	return func(w *words, to []byte, v reflect.Value) []byte {
		to = packLen(to, v)
		for each := v.MapRange(); each.Next(); {
			to = value(w, key(w, to, each.Key()), each.Value())
		}
		return to
	}
}

// packLen tells nil from what is empty.
func packLen(to []byte, v reflect.Value) []byte {
	if v.IsNil() {
		return append(to, 0)
	}
	return binary.AppendUvarint(to, uint64(v.Len())+1)
}
