package demo

import (
	"math"
	"math/rand/v2"
	"strings"
)

// seed makes the demo company the same one everywhere and for ever.
const seed = 0x5eed_da7b_0000_0001

// kind separates the chance of one sort of thing from that of another.
type kind uint64

const (
	kindCompany kind = iota + 1
	kindContact
	kindDeal
	kindOpening
	kindTask
)

// dice is the chance of one thing. Each thing has dice of its own, so that
// what becomes of it hangs neither on the order of work nor on how much chance
// other things have used.
type dice struct{ *rand.Rand }

func roll(k kind, index int) dice {
	return dice{rand.New(rand.NewPCG(seed, uint64(k)<<32|uint64(index)))}
}

func pick[T any](d dice, list []T) T { return list[d.IntN(len(list))] }

func (d dice) chance(p float64) bool { return d.Float64() < p }

// between gives a whole number from low to high, both included.
func (d dice) between(low, high int) int { return low + d.IntN(high-low+1) }

// around gives a factor that is mostly near 1, sometimes far above it, and
// never 0 or less.
func (d dice) around(spread float64) float64 { return math.Exp(d.NormFloat64() * spread) }

// digits fills the # of a pattern.
func (d dice) digits(pattern string) string {
	return strings.Map(func(r rune) rune {
		if r == '#' {
			return '0' + rune(d.IntN(10))
		}
		return r
	}, pattern)
}

// favoured picks an index below n with a liking for the low ones, as a few
// customers buy most.
func (d dice) favoured(n int) int {
	return int(float64(n) * math.Pow(d.Float64(), 1.7))
}
