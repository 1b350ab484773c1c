package readmodels

// knownRows is how many rows are remembered while tables are filled, twice at
// most: those of the last batches, which the next ones mostly change again.
const knownRows = 40_000

// rowCache remembers rows by tenant, in two halves: what was used comes into
// the young one, and when that is full the old one is forgotten.
type rowCache struct {
	young, old map[string]*Rows
	count      int // in the young half
}

func (c *rowCache) clear() { *c = rowCache{} }

// turn forgets the old half when the young one is full. It is for between two
// batches, each of which holds on to the halves that it found.
func (c *rowCache) turn() {
	if c.young == nil || c.count > knownRows {
		c.young, c.old, c.count = map[string]*Rows{}, c.young, 0
	}
}

// of gives a tenant's rows in both halves.
func (c *rowCache) of(tenant string) (young, old *Rows) {
	if c.young[tenant] == nil {
		c.young[tenant] = new(NewRows())
	}
	old = c.old[tenant]
	if old == nil {
		old = new(NewRows())
	}
	return c.young[tenant], old
}
