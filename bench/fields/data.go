package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

// How many values the lists have.
const (
	tiers    = 5
	regions  = 10
	partners = 50
	batch    = 1000 // objects a transaction, as a bulk command has
)

func one(dice *rand.Rand, list string, of int) string { return fmt.Sprint(list, " ", dice.IntN(of)) }

// fill loads the objects, the same for every shape.
func fill(ctx context.Context, pool *pgxpool.Pool, s shape, objects int) error {
	dice := rand.New(rand.NewPCG(7, 7))
	for first := 1; first <= objects; first += batch {
		if _, err := pool.Exec(ctx, s.load, rows(dice, first, min(batch, objects-first+1))...); err != nil {
			return err
		}
	}
	return nil
}

// rows are the arrays of some objects.
func rows(dice *rand.Rand, first, n int) []any {
	ids, active := make([]int64, n), make([]bool, n)
	score, budget, signup := make([]float64, n), make([]float64, n), make([]time.Time, n)
	words := make([][]string, 6) // tier, region, partner, source, note, code
	for i := range words {
		words[i] = make([]string, n)
	}
	for i := range n {
		ids[i], active[i] = int64(first+i), dice.IntN(3) > 0
		score[i], budget[i] = float64(dice.IntN(1000)), float64(dice.IntN(1_000_000))/100
		signup[i] = time.Date(2020, 1, 1+dice.IntN(2000), 0, 0, 0, 0, time.UTC)
		words[0][i], words[1][i] = one(dice, "tier", tiers), one(dice, "region", regions)
		words[2][i], words[3][i] = one(dice, "partner", partners), one(dice, "source", tiers)
		words[4][i] = fmt.Sprintf("met at the fair, call again about order %d", dice.IntN(1_000_000))
		words[5][i] = fmt.Sprintf("C-%08d", dice.IntN(100_000_000))
	}
	return []any{ids, words[0], words[1], score, budget, signup, active, words[2], words[3], words[4], words[5]}
}
