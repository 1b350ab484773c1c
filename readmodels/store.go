package readmodels

import (
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Projection names the checkpoint of the projection that writes these tables.
const Projection = "postgres"

// Store reads and writes the tables. It is safe for concurrent use.
type Store struct {
	pool    *pgxpool.Pool
	texts   sync.Map // statement -> text
	waiting waiting
	uses    fieldUses
	indexed indexedUses
	follows follows
}

// NewStore makes a store over a pool. Migrate comes first.
func NewStore(pool *pgxpool.Pool) *Store {
	s := &Store{pool: pool, uses: fieldUses{wrote: make(chan struct{}, 1)}}
	s.waiting.read = s.Checkpoint
	return s
}

// schemaMark stands in every statement for the tenant's schema.
const schemaMark = "{schema}"

type statement struct{ tenant, text string }

// in puts a tenant's schema into a statement. The text is made once a tenant,
// so that a connection prepares it once: SET search_path before each query
// would be one more trip, and a tenant's rows in another's answer the first
// time that it is forgotten.
func (s *Store) in(tenant, text string) string {
	key := statement{tenant, text}
	if ready, ok := s.texts.Load(key); ok {
		return ready.(string)
	}
	ready := inSchema(tenant, text)
	s.texts.Store(key, ready)
	return ready
}

func inSchema(tenant, text string) string {
	return strings.ReplaceAll(text, schemaMark, schemaName(tenant))
}

// schemaName gives a tenant's schema as a quoted identifier. The tenant's id
// was checked (validTenant) by whoever took it in.
func schemaName(tenant string) string {
	return pgx.Identifier{schemaPrefix + tenant}.Sanitize()
}
