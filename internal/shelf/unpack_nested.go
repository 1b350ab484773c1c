package shelf

import "reflect"

func structUnpacker(t reflect.Type) unpacker {
	var fields []unpacker
	for f := range t.Fields() {
		fields = append(fields, unpackerOf(f.Type, isFew(f)))
	}
	return func(p *packed, v reflect.Value) {
		for i, unpack := range fields {
			unpack(p, v.Field(i))
		}
	}
}

func pointerUnpacker(t reflect.Type, of unpacker) unpacker {
	return func(p *packed, v reflect.Value) {
		if p.uint() == 1 {
			v.Set(reflect.New(t.Elem()))
			of(p, v.Elem())
		}
	}
}

func sliceUnpacker(t reflect.Type, of unpacker) unpacker {
	return func(p *packed, v reflect.Value) {
		n := int(p.uint()) - 1
		if n < 0 {
			return
		}
		v.Set(reflect.MakeSlice(t, n, n))
		for i := range n {
			of(p, v.Index(i))
		}
	}
}

func mapUnpacker(t reflect.Type, key, value unpacker) unpacker {
	return func(p *packed, v reflect.Value) {
		n := int(p.uint()) - 1
		if n < 0 {
			return
		}
		v.Set(reflect.MakeMapWithSize(t, n))
		for range n {
			k, e := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
			key(p, k)
			value(p, e)
			v.SetMapIndex(k, e)
		}
	}
}
