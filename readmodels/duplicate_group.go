package readmodels

import (
	"context"
	"encoding/base64"
	"slices"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"
)

// Groups are found by walking the keys in their order, which an index has:
// the cursor is the key of the last group. A pair that shares several keys is
// told at the first of them only.
const (
	blocksAtOnce = 200
	largestBlock = 40 // a key that more share says nothing
	maxWalks     = 25 // bounds the time of a page; the next one goes on from there
)

const blocks = `SELECT key, array_agg(id::text ORDER BY id) FROM {schema}.twins WHERE object = $1 AND key > $2
	GROUP BY key HAVING count(*) BETWEEN 2 AND $3 ORDER BY key LIMIT $4`

type block struct {
	key string
	ids []string
}

// DuplicateGroups gives a page of all the duplicates of a kind. A page can
// hold fewer groups than were asked for although more follow.
func (s *Store) DuplicateGroups(ctx context.Context, tenant, object string, p Page) (found List[DuplicateGroup], err error) {
	after, err := base64.RawURLEncoding.DecodeString(p.After)
	if err != nil || !utf8.Valid(after) || slices.Contains(after, 0) {
		return found, badCursor()
	}
	if !validTenant(tenant) {
		return found, nil
	}
	at, first := string(after), min(max(p.First, 1), MaxPage)
	for range maxWalks {
		walked, err := s.blocks(ctx, tenant, object, at)
		if err != nil || len(walked) == 0 {
			found.More = false
			return found, err
		}
		groups, err := s.groups(ctx, tenant, object, walked)
		if err != nil {
			return found, err
		}
		for i, b := range walked {
			for _, g := range groups[i] {
				found.Items = append(found.Items, g)
				found.Cursors = append(found.Cursors, base64.RawURLEncoding.EncodeToString([]byte(b.key)))
			}
			at = b.key
			if len(found.Items) >= first {
				found.More = true // perhaps; the next page may be empty
				return found, nil
			}
		}
		if found.More = len(walked) == blocksAtOnce; !found.More {
			return found, nil
		}
	}
	return found, nil
}

func (s *Store) blocks(ctx context.Context, tenant, object, after string) ([]block, error) {
	rows, err := s.pool.Query(ctx, s.in(tenant, blocks), object, after, largestBlock, blocksAtOnce)
	if err != nil {
		return nil, twinError(err)
	}
	found, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (b block, err error) {
		return b, row.Scan(&b.key, &b.ids)
	})
	return found, twinError(err)
}

// sharing gives the first key that each pair shares.
const sharing = `SELECT k.a::text, k.b::text, min(x.key) FROM unnest($1::uuid[], $2::uuid[]) AS k(a, b)
	JOIN {schema}.twins x ON x.id = k.a JOIN {schema}.twins y ON y.id = k.b AND y.key = x.key GROUP BY k.a, k.b`

// groups gives the groups of each block.
func (s *Store) groups(ctx context.Context, tenant, object string, walked []block) ([][]DuplicateGroup, error) {
	var pairs []pair
	for _, b := range walked {
		for i, a := range b.ids {
			for _, other := range b.ids[i+1:] {
				pairs = append(pairs, pair{a, other})
			}
		}
	}
	slices.SortFunc(pairs, func(x, y pair) int { return slices.Compare([]string{x.a, x.b}, []string{y.a, y.b}) })
	pairs = slices.Compact(pairs)
	alike, err := s.compare(ctx, tenant, object, pairs)
	if err != nil {
		return nil, err
	}
	likely := likelyPairs(alike)
	home, err := s.firstShared(ctx, tenant, likely)
	groups := make([][]DuplicateGroup, len(walked))
	for i, b := range walked {
		groups[i] = grouped(b, likely, home)
	}
	return groups, err
}

func likelyPairs(alike []likeness) map[pair]likeness {
	found := map[pair]likeness{}
	for _, l := range alike {
		if score, _ := l.score(); score >= likely {
			found[l.pair] = l
		}
	}
	return found
}

func (s *Store) firstShared(ctx context.Context, tenant string, pairs map[pair]likeness) (map[pair]string, error) {
	var as, bs []string
	for p := range pairs {
		as, bs = append(as, p.a), append(bs, p.b)
	}
	rows, err := s.pool.Query(ctx, s.in(tenant, sharing), as, bs)
	if err != nil {
		return nil, twinError(err)
	}
	home := map[pair]string{}
	var p pair
	var key string
	_, err = pgx.ForEachRow(rows, []any{&p.a, &p.b, &key}, func() error {
		home[p] = key
		return nil
	})
	return home, twinError(err)
}

// grouped joins the likely pairs of a block that are at home in it.
func grouped(b block, likely map[pair]likeness, home map[pair]string) (groups []DuplicateGroup) {
	in := map[string]*DuplicateGroup{}
	var all []*DuplicateGroup
	for i, a := range b.ids {
		for _, other := range b.ids[i+1:] {
			l, is := likely[pair{a, other}]
			if !is || home[pair{a, other}] != b.key {
				continue
			}
			g := in[a]
			if g == nil {
				if g = in[other]; g == nil {
					g = &DuplicateGroup{}
					all = append(all, g)
				}
			}
			g.join(l)
			in[a], in[other] = g, g
		}
	}
	for _, g := range all {
		groups = append(groups, *g)
	}
	return groups
}

func (g *DuplicateGroup) join(l likeness) {
	score, reasons := l.score()
	g.Score = max(g.Score, score)
	g.IDs = append(g.IDs, l.a, l.b)
	g.Reasons = append(g.Reasons, reasons...)
	slices.Sort(g.IDs)
	slices.Sort(g.Reasons)
	g.IDs, g.Reasons = slices.Compact(g.IDs), slices.Compact(g.Reasons)
}
