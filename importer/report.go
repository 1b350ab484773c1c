package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"
)

// progressEvery keeps a progress bar from being the most of the work.
const progressEvery = 100 * time.Millisecond

// places is how many rows a remark names.
const places = 5

// reporter counts, from several goroutines.
type reporter struct {
	mu       sync.Mutex
	options  Options
	began    time.Time
	told     time.Time
	totals   map[Object]int
	counts   map[Object]*Counts
	remarks  map[remarkKey]*Remark
	order    []remarkKey
	rejected *rejectedFile
	notes    []string
	command  uuid.UUID
}

type remarkKey struct {
	kind   fate // skipped, rejected, or unchanged for a warning
	object Object
	text   string
}

func newReporter(options Options) *reporter {
	return &reporter{
		options: options, began: time.Now(), totals: map[Object]int{}, counts: map[Object]*Counts{},
		remarks: map[remarkKey]*Remark{}, rejected: &rejectedFile{path: options.Rejected},
	}
}

func (p *reporter) expect(object Object, rows int) { p.totals[object] += rows }

// note counts what became of a row.
func (p *reporter) note(object Object, row Row, out outcome) {
	p.mu.Lock()
	defer p.mu.Unlock()
	c := p.of(object)
	c.Read++
	switch out.fate {
	case created:
		c.Created++
	case updated:
		c.Updated++
	case unchanged:
		c.Unchanged++
	case skipped:
		c.Skipped++
		p.remark(remarkKey{skipped, object, general(out.reason)}, row)
	case rejected:
		c.Rejected++
		p.remark(remarkKey{rejected, object, general(out.reason)}, row)
		p.rejected.add(row, out.reason)
	}
	slices.Sort(out.warnings)
	for _, warning := range slices.Compact(out.warnings) {
		p.remark(remarkKey{unchanged, object, warning}, row)
	}
	p.progress(object, false)
}

func (p *reporter) of(object Object) *Counts {
	if p.counts[object] == nil {
		p.counts[object] = &Counts{Object: object}
	}
	return p.counts[object]
}

func (p *reporter) remark(key remarkKey, row Row) {
	r := p.remarks[key]
	if r == nil {
		r = &Remark{Object: key.object, Text: key.text}
		p.remarks[key] = r
		p.order = append(p.order, key)
	}
	r.Rows++
	if row.table != nil {
		r.at(Place{row.table.Name, row.Line})
	}
}

// at keeps the first places in the order of the files, whatever the order in
// which rows were done.
func (r *Remark) at(p Place) {
	i, _ := slices.BinarySearchFunc(r.Places, p, func(a, b Place) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	if r.Places = slices.Insert(r.Places, i, p); len(r.Places) > places {
		r.Places = r.Places[:places]
	}
}

// tell reports progress whatever the time.
func (p *reporter) tell(object Object, now bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.progress(object, now)
}

func (p *reporter) progress(object Object, now bool) {
	if p.options.Progress == nil || !now && time.Since(p.told) < progressEvery {
		return
	}
	p.told = time.Now()
	all := 0
	for _, c := range p.counts {
		all += c.Read
	}
	done := p.of(object).Read
	p.options.Progress(Progress{
		Object: object, Done: done, Total: max(done, p.totals[object]), Rate: float64(all) / time.Since(p.began).Seconds(),
	})
}

func (p *reporter) finish() (Result, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	err := p.rejected.close()
	for _, t := range p.rejected.tables {
		if unused := t.unused(); len(unused) > 0 {
			columns := short(strings.Join(unused, ", "), 400)
			p.notes = append(p.notes, fmt.Sprintf("%s: %d columns that Daybook has no place for: %s", t.Name, len(unused), columns))
		}
	}
	result := Result{DryRun: p.options.DryRun, Notes: p.notes, Took: time.Since(p.began), Rejected: p.rejected.written(), Command: p.command}
	for _, object := range objects {
		if c := p.counts[object]; c != nil && c.Read > 0 {
			result.Objects = append(result.Objects, *c)
		}
	}
	slices.SortFunc(p.order, func(a, b remarkKey) int { // rows were done in any order
		return cmp.Or(
			cmp.Compare(slices.Index(objects, a.object), slices.Index(objects, b.object)),
			cmp.Compare(p.remarks[b].Rows, p.remarks[a].Rows), cmp.Compare(a.text, b.text))
	})
	for _, key := range p.order {
		list := map[fate]*[]Remark{skipped: &result.Skipped, rejected: &result.Refused, unchanged: &result.Warnings}[key.kind]
		*list = append(*list, *p.remarks[key])
	}
	return result, err
}
