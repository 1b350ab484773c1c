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
	generation generation

	pool    *pgxpool.Pool
	texts   sync.Map // statement -> text
	waiting waiting
	uses    fieldUses
	indexed indexedUses
	follows follows
}

// NewStore makes a store over a pool. Migrate comes first.
func NewStore(pool *pgxpool.Pool) *Store { return newStore(pool, liveTables) }

func newStore(pool *pgxpool.Pool, of generation) *Store {
	s := &Store{pool: pool, generation: of, uses: fieldUses{wrote: make(chan struct{}, 1)}}
	s.waiting.read = s.Checkpoint
	return s
}

// Projection names the checkpoints and the parked events of these tables.
func (s *Store) Projection() string { return s.generation.projection }

// In a statement schemaMark stands for the tenant's schema, sharedMark for the
// one of the registry of tenants.
const (
	schemaMark = "{schema}"
	sharedMark = "{shared}"
)

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
	ready := s.inSchema(tenant, text)
	s.texts.Store(key, ready)
	return ready
}

func (s *Store) inSchema(tenant, text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, schemaMark, s.schemaName(tenant)), sharedMark, s.generation.shared)
}

func (s *Store) schemaName(tenant string) string { return schemaName(s.generation, tenant) }

// schemaName gives a tenant's schema as a quoted identifier. The tenant's id
// was checked (validTenant) by whoever took it in.
func schemaName(of generation, tenant string) string {
	return pgx.Identifier{of.tenants + tenant}.Sanitize()
}
