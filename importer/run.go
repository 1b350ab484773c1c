package importer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"sync"
	"time"

	"github.com/google/uuid"
	"golang.org/x/sync/errgroup"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/internal/identity"
)

// Options of an import. The zero value imports.
type Options struct {
	// DryRun reads and checks everything, says what would be done, and writes
	// nothing. Whether an e-mail address is taken by a contact that is not in
	// the files is known only when it is really claimed.
	DryRun bool
	// Workers is how many rows are under way at a time; default 64. The log
	// commits what arrives together at once, so more than cores is right.
	Workers int
	// Rejected is the file that rejected rows are written to; "" writes none.
	Rejected string
	// Progress is told now and then, and at the end of each object; may be nil.
	Progress func(Progress)
	// Now is the time of what has none at the source; default the clock's.
	Now time.Time
	// Owners says which members owners are, by the name or e-mail address that
	// the files have for them. An owner who is not in it becomes a member.
	Owners map[string]string
	// NoCustomFields leaves out the columns that Daybook has no place for. Else
	// they become custom fields of contacts, companies, deals and tasks.
	NoCustomFields bool
}

const defaultWorkers = 64

// Source is where an import comes from: Salesforce, HubSpot or CSV.
type Source interface {
	// system names the source in ids, and must never change.
	system() string
	// steps opens the files and says what there is to do, in an order in which
	// everything comes before what refers to it.
	steps(ctx context.Context, r *run) ([]step, error)
}

// step brings in all objects of one kind from one file, or from none.
type step struct {
	object  Object
	total   int
	table   *Table // all columns of which are about the object; nil for none
	entries func(yield func(entry) bool) error
}

// entry is one row on its way in. Verdict is set when reading it decided its
// fate; otherwise work says what becomes of it.
type entry struct {
	row     Row
	verdict outcome
	work    func(ctx context.Context) outcome
}

// run is one import under way.
type run struct {
	bus      *commands.Bus
	tenant   string
	source   string
	currency string // the tenant's
	region   string // of its phone numbers
	options  Options
	actor    identity.Actor
	looking  bool // rows are looked at, and not brought in yet
	sources  []string
	command  uuid.UUID // the import itself (command.go)

	mu     sync.Mutex
	known  map[string]bool // aggregates that are or are not here, by category and id
	seen   map[string]int  // aggregates that this run has met, with the line
	emails map[string]*holder
	own    map[string]bool // the addresses that rows have as their own, in the form in which they are compared
	names  map[string]companyName
	report *reporter
}

// Run imports. The error is about the import as a whole (a file that cannot be
// read, an engine that is gone): what was brought in until then stays, and
// running again goes on from there. What is wrong with single rows is in the
// result. Codes: VALIDATION_ERROR for what a file lacks.
func Run(ctx context.Context, bus *commands.Bus, tenant string, source Source, options Options) (Result, error) {
	r, err := start(ctx, bus, tenant, source, options)
	if err != nil {
		return Result{}, err
	}
	steps, err := source.steps(ctx, r)
	if err == nil {
		r.begin()
		err = r.customFields(ctx, steps)
	}
	if err == nil {
		err = r.all(ctx, steps)
	}
	result, closing := r.report.finish()
	if err = errors.Join(err, closing); err != nil {
		return result, fmt.Errorf("import from %s: %w", source.system(), err)
	}
	return result, nil
}

func start(ctx context.Context, bus *commands.Bus, tenant string, source Source, options Options) (*run, error) {
	owner, err := bus.Tenants.Load(ctx, tenant, tenant)
	if err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	options.Workers = cmp.Or(options.Workers, defaultWorkers)
	if options.Now.IsZero() {
		options.Now = time.Now()
	}
	options.Owners = maps.Clone(options.Owners)
	options.Now = options.Now.UTC().Truncate(time.Millisecond)
	return &run{
		bus: bus, tenant: tenant, source: source.system(), currency: cmp.Or(owner.Currency, "EUR"), region: owner.PhoneRegion, options: options,
		actor: identity.Actor{Tenant: tenant, Name: "import", Role: identity.System},
		known: map[string]bool{}, seen: map[string]int{}, emails: map[string]*holder{}, own: map[string]bool{}, names: map[string]companyName{},
		report: newReporter(options),
	}, nil
}

func (r *run) all(ctx context.Context, steps []step) error {
	for _, s := range steps {
		r.report.expect(s.object, s.total)
	}
	for _, s := range steps {
		if err := r.carryOut(ctx, s); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// carryOut brings in one step's rows, several at a time. They are begun in the
// order of the file, which the rules about two rows with one e-mail address
// lean on.
func (r *run) carryOut(ctx context.Context, s step) error {
	group, working := errgroup.WithContext(ctx)
	group.SetLimit(r.options.Workers)
	err := s.entries(func(e entry) bool {
		group.Go(func() error {
			out := e.verdict
			if e.work != nil {
				out = e.work(working)
			}
			if out.failure == nil {
				r.report.note(s.object, e.row, out)
			}
			return out.failure
		})
		return working.Err() == nil
	})
	failure := group.Wait()
	r.report.tell(s.object, true)
	return errors.Join(failure, err)
}
