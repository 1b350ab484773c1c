package reporting

import (
	"reflect"
	"strings"

	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
)

// texts lie one behind the other, in chunks: a slice that grows to megabytes
// would be copied, and left to the garbage collector, a dozen times. The first
// chunks are small, since there can be thousands of tenants with few rows each.
type texts struct {
	chunks [][]byte // none of the texts is in two
	sizes  []uint32
}

const leastChunk, mostChunk = 256, 32 << 10

func (c *texts) add(v reflect.Value) int {
	size := v.Len()
	last := len(c.chunks) - 1
	if last < 0 || len(c.chunks[last])+size > cap(c.chunks[last]) {
		room := leastChunk
		if last >= 0 {
			room = min(2*cap(c.chunks[last]), mostChunk)
		}
		c.chunks, last = append(c.chunks, make([]byte, 0, max(room, size))), last+1
	}
	c.chunks[last] = append(c.chunks[last], v.String()...)
	c.sizes = append(c.sizes, uint32(size))
	return size + 4
}

func (c *texts) giveTo(batch driver.BatchColumn) error { return batch.Append(c.values()) }

func (c *texts) values() any {
	values := make([]string, len(c.sizes))
	left, chunks := "", c.chunks
	for i, size := range c.sizes {
		if len(left) == 0 && size > 0 {
			left, chunks = string(chunks[0]), chunks[1:]
		}
		values[i], left = left[:size], left[size:]
	}
	return values
}

// words are texts that many rows share, each with its number.
type words struct {
	all     []uint32
	texts   []string
	numbers map[string]uint32
}

// wordBytes is about what is spent on a text besides itself.
const wordBytes = 64

func (c *words) add(v reflect.Value) (bytes int) {
	number, ok := c.numbers[v.String()]
	if !ok {
		if c.numbers == nil {
			c.numbers = map[string]uint32{}
		}
		text := strings.Clone(v.String()) // it may be a part of a longer one
		number = uint32(len(c.texts))
		c.texts, c.numbers[text] = append(c.texts, text), number
		bytes = len(text) + wordBytes
	}
	c.all = append(c.all, number)
	return bytes + 4
}

func (c *words) giveTo(batch driver.BatchColumn) error { return batch.Append(c.values()) }

func (c *words) values() any {
	values := make([]string, len(c.all))
	for i, number := range c.all {
		values[i] = c.texts[number]
	}
	return values
}
