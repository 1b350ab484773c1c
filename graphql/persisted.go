package graphql

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	lru "github.com/hashicorp/golang-lru/v2"

	"github.com/daybook-crm/daybook/internal/fault"
)

// PersistedQuery names an operation by the SHA-256 of its text, in hex, as
// the protocol of automatic persisted queries does (version 1): sent alone it
// stands for a text that was sent with it before.
type PersistedQuery struct {
	Version    int    `json:"version"`
	Sha256Hash string `json:"sha256Hash"`
}

// persistedKept is how many texts are remembered; the longest is maxLength.
const persistedKept = 1000

// persisted knows operations by their hashes: those that clients sent, the
// oldest forgotten first, or, with a list of what is allowed, those alone.
type persisted struct {
	sent    *lru.Cache[string, string]
	allowed map[string]string // nil: everything is
}

func newPersisted(allowed map[string]string) (*persisted, error) {
	sent, err := lru.New[string, string](persistedKept)
	return &persisted{sent, allowed}, err
}

// resolve puts the text that a hash stands for into the request. It returns
// PERSISTED_QUERY_NOT_FOUND for a hash that is not known (the client then
// sends both), VALIDATION_ERROR for one that is not the text's, and FORBIDDEN
// for what is not on the list.
func (p *persisted) resolve(req *Request) error {
	hash := ""
	if named := req.Extensions.PersistedQuery; named != nil {
		if hash = named.Sha256Hash; named.Version != 1 {
			return fault.Field("extensions.persistedQuery.version", "must be 1")
		}
	}
	if req.Query == "" && hash != "" {
		return p.find(hash, req)
	}
	sum := hashOf(req.Query)
	if hash != "" && hash != sum {
		return fault.Field("extensions.persistedQuery.sha256Hash", "is not the SHA-256 of the query")
	}
	if _, listed := p.allowed[sum]; p.allowed != nil && !listed {
		return fault.New(fault.Forbidden, "This operation is not among those that this server answers.")
	}
	if hash != "" && p.allowed == nil && len(req.Query) <= maxLength {
		p.sent.Add(hash, req.Query)
	}
	return nil
}

func (p *persisted) find(hash string, req *Request) error {
	text, known := p.allowed[hash]
	if p.allowed == nil {
		text, known = p.sent.Get(hash)
	}
	if !known {
		return fault.New(fault.UnknownQuery, "PersistedQueryNotFound")
	}
	req.Query = text
	return nil
}

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// ReadAllowed reads a list of allowed operations: a JSON object of SHA-256 in
// hex to text. It reports every entry that does not fit.
func ReadAllowed(path string) (map[string]string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the allowed operations: %w", err)
	}
	allowed := map[string]string{}
	if err := json.Unmarshal(text, &allowed); err != nil {
		return nil, fmt.Errorf("%s is not a JSON object of hashes to operations: %w", path, err)
	}
	var wrong []error
	for hash, operation := range allowed {
		if hashOf(operation) != hash {
			wrong = append(wrong, fmt.Errorf("%s: %q is not the SHA-256 of its operation", path, hash))
		} else if _, err := parseDocument(operation); err != nil {
			wrong = append(wrong, fmt.Errorf("%s: the operation %s %w", path, hash, err))
		}
	}
	return allowed, errors.Join(wrong...)
}
