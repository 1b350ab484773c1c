package codec

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/eventstore"
)

// sealedKey and sealed are part of the log's format and never change.
const sealedKey = "$sealed"

type sealed struct {
	Subject string `json:"subject"`
	Data    []byte `json:"data"` // base64 in JSON
}

// seal writes the event's JSON with its personal fields encrypted.
func (c *Codec) seal(ctx context.Context, t *eventType, stream eventstore.StreamID, id uuid.UUID, e Event) ([]byte, error) {
	plain, err := json.Marshal(e)
	if err != nil || len(t.personal) == 0 {
		return plain, err
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(plain, &fields); err != nil {
		return nil, err
	}
	secret := map[string]json.RawMessage{}
	for name := range t.personal {
		if value, ok := fields[name]; ok {
			secret[name] = value
			delete(fields, name)
		}
	}
	if len(secret) == 0 {
		return plain, nil
	}
	if fields[sealedKey], err = c.encrypt(ctx, stream, id, subjectOf(e), secret); err != nil {
		return nil, err
	}
	return json.Marshal(fields)
}

func (c *Codec) encrypt(ctx context.Context, stream eventstore.StreamID, id uuid.UUID, subject string, secret any) ([]byte, error) {
	plaintext, err := json.Marshal(secret)
	if err != nil {
		return nil, err
	}
	ciphertext, err := c.sealer.Seal(ctx, stream.Tenant, subject, plaintext, place(stream, id))
	if err != nil {
		return nil, err
	}
	return json.Marshal(sealed{Subject: subject, Data: ciphertext})
}

// open reads an event's JSON into the Go value behind target.
func (c *Codec) open(ctx context.Context, t *eventType, r eventstore.Recorded, p parts, version int, target any) (erased bool, err error) {
	if version == t.version && bytes.HasPrefix(r.Data, []byte("{")) {
		switch {
		case len(t.personal) == 0 || !p.split && !bytes.Contains(r.Data, []byte(sealedKey)):
			return false, json.Unmarshal(r.Data, target) // as most of them are
		case p.split: // as all others are that this program wrote
			return c.openInto(ctx, r, p, target)
		}
	}
	fields, err := object(r.Data)
	if err != nil {
		return false, err
	}
	if raw, ok := fields[sealedKey]; ok {
		delete(fields, sealedKey)
		if erased, err = c.decrypt(ctx, r, raw, fields); err != nil {
			return false, err
		}
	}
	if err := t.upcast(version, fields); err != nil {
		return false, err
	}
	plain, err := json.Marshal(fields)
	if err != nil {
		return false, err
	}
	return erased, json.Unmarshal(plain, target)
}

// decrypt puts the sealed fields back; erased is true when they are gone.
func (c *Codec) decrypt(ctx context.Context, r eventstore.Recorded, raw json.RawMessage, fields map[string]json.RawMessage) (erased bool, err error) {
	var s sealed
	if err := json.Unmarshal(raw, &s); err != nil {
		return false, err
	}
	plaintext, erased, err := c.unseal(ctx, r, s)
	if erased || err != nil {
		return erased, err
	}
	secret, err := object(plaintext)
	maps.Copy(fields, secret)
	return false, err
}

// openInto reads the two parts of an event one after the other into the same
// value: they have no field in common. To join them first would be to read
// and write each of them twice more.
func (c *Codec) openInto(ctx context.Context, r eventstore.Recorded, p parts, target any) (erased bool, err error) {
	plaintext, erased, err := c.unseal(ctx, r, p.sealed)
	if err != nil {
		return false, err
	}
	if err := json.Unmarshal(p.rest, target); err != nil || erased {
		return erased, err
	}
	if !bytes.HasPrefix(plaintext, []byte("{")) {
		return false, errors.New("what is sealed is no object")
	}
	return false, json.Unmarshal(plaintext, target)
}

// unseal decrypts; erased is true when that is no longer possible, or not wanted.
func (c *Codec) unseal(ctx context.Context, r eventstore.Recorded, s sealed) (plaintext []byte, erased bool, err error) {
	if c.blind {
		return nil, true, nil
	}
	plaintext, err = c.sealer.Open(ctx, r.Stream.Tenant, s.Subject, s.Data, place(r.Stream, r.ID))
	if errors.Is(err, ErrErased) {
		return nil, true, nil
	}
	return plaintext, false, err
}

// object reads a JSON object, and nothing else; null is none.
func object(text []byte) (map[string]json.RawMessage, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(text, &fields); err != nil {
		return nil, err
	}
	if fields == nil {
		return nil, errors.New("is null")
	}
	return fields, nil
}

// place is what a ciphertext is bound to: moved to another event or stream,
// it does not open.
func place(stream eventstore.StreamID, id uuid.UUID) []byte {
	return append(append([]byte(stream.String()), '/'), id[:]...)
}

func subjectOf(e Event) string {
	if s := e.(personal).Subject(); s != "" {
		return s
	}
	return TenantSubject
}

func (t *eventType) upcast(version int, fields map[string]json.RawMessage) error {
	if version < 1 {
		return fmt.Errorf("version %d never was", version)
	}
	if version > t.version {
		return fmt.Errorf("version %d was written by a newer Daybook: %w", version, ErrUnknownType)
	}
	for v := version; v < t.version; v++ {
		if err := t.upcasters[v](fields); err != nil {
			return fmt.Errorf("upcast from version %d: %w", v, err)
		}
	}
	return nil
}
