package reporting

import (
	"reflect"
	"strings"

	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
)

// texts lie one behind the other.
type texts struct {
	all  []byte
	ends []uint32
}

func (c *texts) add(v reflect.Value) int {
	c.all = append(c.all, v.String()...)
	c.ends = append(c.ends, uint32(len(c.all)))
	return v.Len() + 4
}

func (c *texts) giveTo(batch driver.BatchColumn) error { return batch.Append(c.values()) }

func (c *texts) values() any {
	all, from := string(c.all), uint32(0)
	values := make([]string, len(c.ends))
	for i, end := range c.ends {
		values[i], from = all[from:end], end
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
