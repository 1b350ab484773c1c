package main

import "fmt"

// report prints the figures, and how JSONB stands to EAV and to columns.
func report(all []figures) {
	fmt.Println("| what | JSONB | JSONB, field indexes | EAV | typed columns | JSONB to EAV | with indexes to EAV | to typed |")
	fmt.Println("|---|--:|--:|--:|--:|--:|--:|--:|")
	for _, row := range []struct {
		name string
		of   func(figures) float64
	}{
		{"bulk load, objects/s", func(f figures) float64 { return f.loaded }},
		{"page of 20 by three fields, /s", func(f figures) float64 { return f.pages }},
		{"one object, /s", func(f figures) float64 { return f.gets }},
		{"reads, half and half, /s", func(f figures) float64 { return f.reads }},
		{"writes of one field, /s", func(f figures) float64 { return f.writes }},
		{"80 % reads, 20 % writes, /s", func(f figures) float64 { return f.mixed }},
		{"on disk, MB", func(f figures) float64 { return f.megabytes }},
	} {
		j, i, e, t := row.of(all[0]), row.of(all[1]), row.of(all[2]), row.of(all[3])
		fmt.Printf("| %s | %.0f | %.0f | %.0f | %.0f | %.2f | %.2f | %.2f |\n", row.name, j, i, e, t, j/e, i/e, i/t)
	}
}
