package codec

import (
	"bytes"
	"encoding/base64"
)

// parts are an event's JSON in two; split says that it could be taken apart so.
type parts struct {
	sealed sealed
	rest   []byte
	split  bool
}

// cut splits an event's JSON into what is sealed and the rest, where it begins
// as the JSON package writes it: names in their order, the dollar first. Of
// any other form it says false, and the event is read in the general way.
func cut(data []byte) (s sealed, rest []byte, ok bool) {
	behind, ok := bytes.CutPrefix(data, []byte(`{"`+sealedKey+`":{"subject":`))
	if !ok {
		return s, nil, false
	}
	subject, behind, ok := plainText(behind)
	if !ok {
		return s, nil, false
	}
	if behind, ok = bytes.CutPrefix(behind, []byte(`,"data":`)); !ok {
		return s, nil, false
	}
	text, behind, ok := plainText(behind)
	if !ok || len(behind) < 2 || behind[0] != '}' {
		return s, nil, false
	}
	s.Subject, s.Data = string(subject), make([]byte, base64.StdEncoding.DecodedLen(len(text)))
	n, err := base64.StdEncoding.Decode(s.Data, text)
	s.Data = s.Data[:n]
	switch {
	case err != nil:
		return s, nil, false
	case behind[1] == '}':
		return s, []byte("{}"), len(behind) == 2
	case behind[1] == ',':
		return s, append([]byte("{"), behind[2:]...), true
	default:
		return s, nil, false
	}
}
