package store

import "sync"

// headsPerGeneration bounds the cache: two generations of it are kept, a few hundred bytes a head.
const headsPerGeneration = 32 << 10

// headCache holds the heads of the streams used lately.
//
// Only the committer changes a head, and it publishes the changed ones here after they are durable.
// A reader that missed may offer what it loaded, unless something was published meanwhile: then what
// it holds may be old, and it keeps it to itself.
//
// Eviction is by generation (when the young map is full it becomes the old one) instead of a linked
// LRU list: reads then change nothing, and need no exclusive lock, save when they revive an old entry.
type headCache struct {
	mu         sync.RWMutex
	young, old map[string]Head
	published  uint64
}

func newHeadCache() *headCache {
	return &headCache{young: map[string]Head{}, old: map[string]Head{}}
}

func (c *headCache) get(name string) (Head, bool) {
	c.mu.RLock()
	h, ok := c.young[name]
	if ok {
		c.mu.RUnlock()
		return h, true
	}
	h, ok = c.old[name]
	seen := c.published
	c.mu.RUnlock()
	if ok {
		c.offer(name, h, seen)
	}
	return h, ok
}

func (c *headCache) generation() uint64 {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.published
}

func (c *headCache) offer(name string, h Head, seen uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.published == seen {
		c.put(name, h)
	}
}

// publish takes in the heads that a commit has changed, and in the same moment does what is done with
// them: the tail moves. Who sees either and then asks for the other must find it moved as well. If it were
// one after the other, a reader in between would look for a record above the tail, or an old head could
// be offered as a new one.
func (c *headCache) publish(changed map[string]*working, with func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	with()
	c.published++
	for name, h := range changed {
		c.put(name, h.Head)
	}
}

func (c *headCache) put(name string, h Head) {
	if len(c.young) >= headsPerGeneration {
		c.young, c.old = make(map[string]Head, headsPerGeneration), c.young
	}
	c.young[name] = h
}
