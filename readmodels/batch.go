package readmodels

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// Rows are rows of one tenant by id. A nil row says that there is none: not
// yet when it was loaded, no longer when it is saved.
type Rows struct {
	Contacts  map[string]*Contact
	Companies map[string]*Company
	Deals     map[string]*Deal
	Tasks     map[string]*Task
	Members   map[string]*Member
	Pipelines map[string]*Pipeline
	Devices   map[string]*Device
	Tenant    *Tenant // nil when it is not registered
	Tags      map[string]*Tag
	Teams     map[string]*Team
	Quotas    map[string]*Quota
	FieldSets map[string]*FieldSet
	Products  map[string]*Product
	Notes     map[string]*Note
	Views     map[string]*SavedView

	StageNames []StageNames // loaded only: as of IDs.StagesAt and later
}

// NewRows makes empty Rows.
func NewRows() Rows {
	return Rows{
		Contacts: map[string]*Contact{}, Companies: map[string]*Company{}, Deals: map[string]*Deal{}, Tasks: map[string]*Task{},
		Members: map[string]*Member{}, Pipelines: map[string]*Pipeline{}, Devices: map[string]*Device{}, Tags: map[string]*Tag{}, Teams: map[string]*Team{},
		Quotas:    map[string]*Quota{},
		FieldSets: map[string]*FieldSet{}, Products: map[string]*Product{}, Notes: map[string]*Note{}, Views: map[string]*SavedView{},
	}
}

// IDs says which rows to load. Names of stages are few: they are loaded of all
// pipelines, or not at all.
type IDs struct {
	Contacts, Companies, Deals, Tasks, Members, Pipelines, Devices []string
	Tags, Teams, Quotas, FieldSets, Products, Notes, Views         []string

	Tenant   bool
	StagesAt *Position // names of stages from there on
}

// Changes are what a batch makes of a tenant's tables.
type Changes struct {
	Rows          Rows
	Before        Rows // as they were loaded, for those that were; see derived.go
	Timeline      []*TimelineEntry
	Feed          []*Change // for those who follow the tenant
	Erased        []string  // contacts whose people were erased
	ErasedSummary string    // what a personal summary about them says from now on
	Tenant        *Tenant   // as it is registered from now on
	Rates         []Rate    // no two of the same currencies and day
	StageNames    []*StageNames
}

// Batch is one transaction of a projection.
type Batch struct {
	store  *Store
	tx     pgx.Tx
	writes pgx.Batch
	move   *Move
}

// beginBatch does not wait for the disk when it commits. The rows and the
// checkpoints are one transaction, so a power cut loses both or neither, and
// what is lost is read from the log again. Waiting would cost a sync of the
// disk a batch, on the disk that the log itself waits for.
//
// A process that stops in the middle of a batch must not keep its rows locked
// for longer than its lease lasts: whoever takes over would wait for it.
const beginBatch = "BEGIN; SET LOCAL synchronous_commit = off; SET LOCAL idle_in_transaction_session_timeout = '8s'"

// Write runs work in one transaction of a projection. Work loads rows, saves
// what becomes of them and may move the checkpoints; when it returns an error
// nothing of it happened. It returns ErrMoved when the checkpoints are not
// where work said, or are another process's.
//
// Nothing is locked before the end: the checkpoints are compared when they
// are moved, so that a process whose lease ran out meanwhile writes nothing.
func (s *Store) Write(ctx context.Context, projection string, work func(*Batch) error) error {
	tx, err := s.pool.BeginTx(ctx, pgx.TxOptions{BeginQuery: beginBatch + s.generation.whileWriting()})
	if err != nil {
		return fmt.Errorf("begin batch of %s: %w", projection, err)
	}
	defer func() { _ = tx.Rollback(context.WithoutCancel(ctx)) }()
	b := &Batch{store: s, tx: tx}
	if err := work(b); err != nil {
		return err
	}
	if b.move != nil {
		b.move.queue(&b.writes)
	}
	if b.writes.Len() == 0 {
		return nil
	}
	if err := tx.SendBatch(ctx, &b.writes).Close(); err != nil {
		return fmt.Errorf("write batch of %s: %w", projection, err)
	}
	if err := tx.Commit(ctx); err != nil {
		return fmt.Errorf("commit batch of %s: %w", projection, err)
	}
	return nil
}

// Advance moves the checkpoints of slices when the batch commits.
func (b *Batch) Advance(m Move) { b.move = &m }

// writer is what tells the batch from those that other processes write at the
// same time: the first of the slices that it moves, which are no one else's.
func (b *Batch) writer() int {
	if b.move == nil || len(b.move.Slices) == 0 {
		return 0
	}
	return b.move.Slices[0]
}

// Unpark takes a stream's events up to a revision off the list of parked ones
// when the batch commits.
func (b *Batch) Unpark(projection, stream string, upTo uint64) {
	b.writes.Queue(unpark, projection, stream, int64(upTo))
}

// Load reads rows in one trip. An id that has no row stays out of the maps.
func (b *Batch) Load(ctx context.Context, tenant string, ids IDs) (Rows, error) {
	rows, reads := NewRows(), &pgx.Batch{}
	in := func(text string) string { return b.store.in(tenant, text) }
	queueLoad(reads, in, contacts, ids.Contacts, rows.Contacts, func(r *Contact) string { return r.ID })
	queueLoad(reads, in, companies, ids.Companies, rows.Companies, func(r *Company) string { return r.ID })
	queueLoad(reads, in, deals, ids.Deals, rows.Deals, func(r *Deal) string { return r.ID })
	queueLoad(reads, in, tasks, ids.Tasks, rows.Tasks, func(r *Task) string { return r.ID })
	queueLoad(reads, in, members, ids.Members, rows.Members, func(r *Member) string { return r.ID })
	queueLoad(reads, in, devices, ids.Devices, rows.Devices, func(r *Device) string { return r.ID })
	queueLoad(reads, in, tags, ids.Tags, rows.Tags, func(r *Tag) string { return r.ID })
	queueLoad(reads, in, teams, ids.Teams, rows.Teams, func(r *Team) string { return r.ID })
	queueLoad(reads, in, quotas, ids.Quotas, rows.Quotas, func(r *Quota) string { return r.ID })
	queueLoad(reads, in, fieldSets, ids.FieldSets, rows.FieldSets, func(r *FieldSet) string { return r.ID })
	queueLoad(reads, in, products, ids.Products, rows.Products, func(r *Product) string { return r.ID })
	queueLoad(reads, in, notes, ids.Notes, rows.Notes, func(r *Note) string { return r.ID })
	queueLoad(reads, in, savedViews, ids.Views, rows.Views, func(r *SavedView) string { return r.ID })
	queueLoad(reads, in, pipelines, ids.Pipelines, rows.Pipelines, func(r *Pipeline) string { return r.ID })
	queueFew(reads, in, tenant, ids, &rows)
	if reads.Len() == 0 {
		return rows, nil
	}
	if err := b.tx.SendBatch(ctx, reads).Close(); err != nil {
		return Rows{}, fmt.Errorf("load rows of %s: %w", tenant, err)
	}
	return rows, nil
}

// queueFew reads what there is little of.
func queueFew(reads *pgx.Batch, in func(string) string, tenant string, ids IDs, into *Rows) {
	if at := ids.StagesAt; at != nil {
		reads.Queue(in(namesFrom), int64(at.Commit), int64(at.Prepare)).Query(keepNames(into))
	}
	if ids.Tenant {
		reads.Queue(in(tenantByID), tenant).Query(keepTenant(into))
	}
}

func queueLoad[T any](b *pgx.Batch, in func(string) string, t *table[T], ids []string, into map[string]*T, key func(*T) string) {
	if len(ids) > 0 {
		b.Queue(in(t.byIDs), uuids(ids)).Query(keep(t, into, key))
	}
}

func keepNames(into *Rows) func(pgx.Rows) error {
	return func(rows pgx.Rows) (err error) {
		into.StageNames, err = stageNames.collect(rows)
		return err
	}
}

func keep[T any](t *table[T], into map[string]*T, key func(*T) string) func(pgx.Rows) error {
	return func(rows pgx.Rows) error {
		for rows.Next() {
			row, err := t.scan(rows)
			if err != nil {
				return err
			}
			into[key(&row)] = &row
		}
		return rows.Err()
	}
}

// Save queues a tenant's changes; they are written together when work ends.
func (b *Batch) Save(tenant string, c Changes) error {
	in := func(text string) string { return b.store.in(tenant, text) }
	taskIDs, noteIDs := tasksAboutPeople(c.Rows.Tasks), notesAboutPeople(c.Rows.Notes)
	queueErasureLock(&b.writes, tenant, len(c.Erased) > 0, len(taskIDs)+len(noteIDs) > 0)
	if err := queueTenant(&b.writes, in, c.Tenant); err != nil {
		return err
	}
	queueRates(&b.writes, in, c.Rates)
	queueCounts(&b.writes, in, c, takeOut, b.writer())
	for _, queue := range []func() error{
		func() error { return queueSave(&b.writes, in, contacts, c.Rows.Contacts) },
		func() error { return queueSave(&b.writes, in, companies, c.Rows.Companies) },
		func() error { return queueSave(&b.writes, in, pipelines, c.Rows.Pipelines) },
		func() error { return queueSave(&b.writes, in, deals, c.Rows.Deals) },
		func() error { return queueSave(&b.writes, in, tasks, c.Rows.Tasks) },
		func() error { return queueSave(&b.writes, in, members, c.Rows.Members) },
		func() error { return queueSave(&b.writes, in, devices, c.Rows.Devices) },
		func() error { return queueSave(&b.writes, in, tags, c.Rows.Tags) },
		func() error { return queueSave(&b.writes, in, teams, c.Rows.Teams) },
		func() error { return queueSave(&b.writes, in, quotas, c.Rows.Quotas) },
		func() error { return queueSave(&b.writes, in, fieldSets, c.Rows.FieldSets) },
		func() error { return queueSave(&b.writes, in, products, c.Rows.Products) },
		func() error { return queueSave(&b.writes, in, notes, c.Rows.Notes) },
		func() error { return queueSave(&b.writes, in, savedViews, c.Rows.Views) },
		func() error { return queueInsert(&b.writes, in, timeline, c.Timeline) },
		func() error { return queueInsert(&b.writes, in, changes, c.Feed) },
		func() error { return queueInsert(&b.writes, in, stageNames, c.StageNames) },
	} {
		if err := queue(); err != nil {
			return fmt.Errorf("save rows of %s: %w", tenant, err)
		}
	}
	if people := uuids(c.Erased); len(people) > 0 {
		queueErasures(&b.writes, in, people, c.ErasedSummary)
	}
	if len(taskIDs) > 0 {
		b.writes.Queue(in(clearTasks), uuids(taskIDs))
	}
	if len(noteIDs) > 0 {
		b.writes.Queue(in(clearNotes), uuids(noteIDs))
	}
	queueCounts(&b.writes, in, c, putBack, b.writer())
	queueDerived(&b.writes, in, c)
	return nil
}

func tasksAboutPeople(tasks map[string]*Task) (ids []string) {
	for key, t := range tasks {
		if t != nil && t.ContactID != "" && (t.Title != "" || t.Description != "" || len(t.Custom) > 0) {
			ids = append(ids, key)
		}
	}
	return ids
}

func notesAboutPeople(notes map[string]*Note) (ids []string) {
	for key, n := range notes {
		if n != nil && n.ContactID != "" && n.Body != "" {
			ids = append(ids, key)
		}
	}
	return ids
}

// queueSave writes the rows that there are and deletes the others.
func queueSave[T any](b *pgx.Batch, in func(string) string, t *table[T], rows map[string]*T) error {
	var there []*T
	var gone []string
	for key, row := range rows {
		if row == nil {
			gone = append(gone, key)
		} else {
			there = append(there, row)
		}
	}
	if len(gone) > 0 {
		b.Queue(in(t.remove), uuids(gone))
	}
	return queueInsert(b, in, t, there)
}

func queueInsert[T any](b *pgx.Batch, in func(string) string, t *table[T], rows []*T) error {
	if len(rows) == 0 {
		return nil
	}
	arrays, err := t.arrays(rows)
	if err != nil {
		return err
	}
	b.Queue(in(t.insert), arrays...)
	return nil
}
