package shelf

import (
	"reflect"
	"sync"
)

// codec packs and unpacks rows of one type: made once a type, since to ask a
// type for its fields takes longer than to pack them.
type codec struct {
	pack   packer
	unpack unpacker
}

var codecs sync.Map // by type

func codecOf(row reflect.Type) *codec {
	if known, ok := codecs.Load(row); ok {
		return known.(*codec) //nolint:forcetypeassert // nothing else is stored
	}
	made, _ := codecs.LoadOrStore(row, &codec{packerOf(row, false), unpackerOf(row, false)})
	return made.(*codec) //nolint:forcetypeassert // nothing else is stored
}
