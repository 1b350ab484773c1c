package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"strconv"
	"strings"
)

// Metadata is what the server itself understands of a stream's metadata. The zero value hides nothing.
type Metadata struct {
	MaxCount       int64 // 0: no limit
	MaxAge         int64 // seconds; 0: no limit
	TruncateBefore int64 // events below are hidden; MaxInt64: the stream is soft-deleted
	ACL            *ACL  // nil: the default
}

// ACL names who may do what; a nil list means "as the default says".
type ACL struct {
	Read, Write, Delete, MetaRead, MetaWrite []string
}

// softDeleted is the value of $tb that deletes a stream: part of the protocol.
const softDeleted = math.MaxInt64

// metaPrefix before a stream's name gives the name of the stream that holds its metadata.
const metaPrefix = "$$"

// IsMetaStream reports whether name is the metadata stream of another.
func IsMetaStream(name string) bool { return strings.HasPrefix(name, metaPrefix) }

// metaOfMeta holds for every metadata stream, whatever is written about it.
var metaOfMeta = Metadata{MaxCount: 1}

// parseMetadata reads a metadata event. An event that is not a JSON object, or in which one of the
// known keys has a wrong type, counts as no metadata at all; a non-positive limit counts as absent.
func parseMetadata(e *Event) (m Metadata, ok bool) {
	if !e.JSON {
		return Metadata{}, false
	}
	var raw struct {
		MaxCount     *int64          `json:"$maxCount"`
		MaxAge       *int64          `json:"$maxAge"`
		Truncate     *int64          `json:"$tb"`
		CacheControl *int64          `json:"$cacheControl"`
		ACL          json.RawMessage `json:"$acl"`
	}
	if !isObject(e.Data) || json.Unmarshal(e.Data, &raw) != nil {
		return Metadata{}, false
	}
	acl, ok := ParseACL(raw.ACL)
	if !ok {
		return Metadata{}, false
	}
	return Metadata{
		MaxCount: positive(raw.MaxCount), MaxAge: positive(raw.MaxAge),
		TruncateBefore: positive(raw.Truncate), ACL: acl,
	}, true
}

func positive(n *int64) int64 {
	if n == nil || *n < 0 {
		return 0
	}
	return *n
}

func isObject(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n"), []byte("{"))
}

// ParseACL reads an access control list; nil if there is none, not ok if it is not one.
func ParseACL(raw json.RawMessage) (acl *ACL, ok bool) {
	if len(raw) == 0 || string(raw) == "null" {
		return nil, true
	}
	var lists map[string]json.RawMessage
	if !isObject(raw) || json.Unmarshal(raw, &lists) != nil {
		return nil, false
	}
	acl = &ACL{}
	for key, dst := range map[string]*[]string{
		"$r": &acl.Read, "$w": &acl.Write, "$d": &acl.Delete, "$mr": &acl.MetaRead, "$mw": &acl.MetaWrite,
	} {
		if *dst, ok = parseRoles(lists[key]); !ok {
			return nil, false
		}
	}
	return acl, true
}

// parseRoles accepts one name or a list of names.
func parseRoles(raw json.RawMessage) (roles []string, ok bool) {
	if len(raw) == 0 || string(raw) == "null" {
		return nil, true
	}
	var one string
	if json.Unmarshal(raw, &one) == nil {
		return []string{one}, true
	}
	roles = []string{}
	return roles, json.Unmarshal(raw, &roles) == nil
}

// withTruncateBefore rewrites metadata JSON so that events from revision tb on are visible again.
// It fails if data is not a JSON object.
func withTruncateBefore(data []byte, tb int64) ([]byte, error) {
	keys := map[string]json.RawMessage{}
	if len(data) > 0 {
		if err := json.Unmarshal(data, &keys); err != nil {
			return nil, err
		}
	}
	if keys == nil { // the JSON null
		return nil, errNotAnObject
	}
	keys["$tb"] = strconv.AppendInt(nil, tb, 10)
	return json.Marshal(keys)
}

var errNotAnObject = errors.New("the metadata is not a JSON object")

// softDeleteJSON is what a soft delete leaves as the stream's metadata: everything else is lost.
var softDeleteJSON = []byte(`{"$tb":9223372036854775807}`)
