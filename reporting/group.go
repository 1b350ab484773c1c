package reporting

import "iter"

// groups gives the rows that follow each other and have the same key; the
// statement has put them in order.
func groups[R any, K comparable](rows []R, key func(R) K) iter.Seq2[K, []R] {
	return func(yield func(K, []R) bool) {
		for from := 0; from < len(rows); {
			of, to := key(rows[from]), from+1
			for to < len(rows) && key(rows[to]) == of {
				to++
			}
			if !yield(of, rows[from:to]) {
				return
			}
			from = to
		}
	}
}
