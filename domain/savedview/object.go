package savedview

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/daybook-crm/daybook/internal/fault"
)

// object brings a JSON object into normal form: without spaces, keys in
// order, and empty text for one without any. What the list makes of it is for
// the list to say: its filters grow, and a view is read long after.
func object(p *fault.Problems, field string, text *string, limit int) *string {
	if text == nil || strings.TrimSpace(*text) == "" {
		if text != nil {
			text = new("")
		}
		return text
	}
	if len(*text) > limit {
		p.Add(field, fmt.Sprintf("is longer than %d bytes", limit))
		return text
	}
	parts, err := parse(*text)
	switch {
	case err != nil || strings.Contains(*text, `\u0000`):
		p.Add(field, "must be a JSON object")
		return text
	case len(parts) == 0:
		return new("")
	}
	var normal bytes.Buffer
	encoder := json.NewEncoder(&normal)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(parts); err != nil {
		p.Add(field, "must be a JSON object")
		return text
	}
	return new(strings.TrimSpace(normal.String()))
}

// parse reads one JSON object and nothing behind it. Numbers stay as they are
// written.
func parse(text string) (map[string]any, error) {
	var parts map[string]any
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&parts); err != nil {
		return nil, err
	}
	if decoder.More() || parts == nil {
		return nil, fmt.Errorf("%d parts and something else", len(parts))
	}
	return parts, nil
}
