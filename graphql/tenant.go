package graphql

import (
	"context"
	"time"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/readmodels"
)

// tenantNode is what a team has settled.
type tenantNode struct {
	readmodels.Tenant
	scope *scope
}

// listNode is what members choose words from.
type listNode struct {
	Name    string
	Closed  bool
	Entries []readmodels.ListWord
}

// rateNode is what a currency is worth.
type rateNode struct {
	Currency string
	Rate     Decimal
	Since    Date
}

// ID is the tenant's id.
func (t *tenantNode) ID() ID { return ID(t.Tenant.ID) }

// TimeZone is in which days begin and end.
func (t *tenantNode) TimeZone() string { return zoneOf(t.Tenant) }

func zoneOf(t readmodels.Tenant) string {
	if t.TimeZone == "" {
		return "UTC"
	}
	return t.TimeZone
}

// todayOf is the day that it is for a tenant. A zone that this machine does
// not know was settled on another; then it is the day in UTC.
func todayOf(t readmodels.Tenant) string {
	zone, err := time.LoadLocation(zoneOf(t))
	if err != nil {
		zone = time.UTC
	}
	return time.Now().In(zone).Format(time.DateOnly)
}

// Lists are all lists; one that was never set has the usual words.
func (t *tenantNode) Lists() []listNode {
	nodes := make([]listNode, len(tenant.ListNames))
	for i, name := range tenant.ListNames {
		list, set := t.Tenant.Lists[string(name)]
		if !set {
			for _, e := range (tenant.Tenant{}).List(name).Entries {
				list.Entries = append(list.Entries, readmodels.ListWord(e))
			}
		}
		nodes[i] = listNode{string(name), list.Closed, list.Entries}
	}
	return nodes
}

// Rates are what other currencies are worth on a day.
func (t *tenantNode) Rates(ctx context.Context, args struct{ On optDate }) ([]rateNode, error) {
	if t.scope.after > 0 {
		t.scope.wait(ctx, t.scope.after)
	}
	on := args.On.Value
	if on == "" {
		on = todayOf(t.Tenant)
	}
	rates, err := t.scope.Reads.Rates(ctx, t.scope.tenant, t.Currency, day(optDate{Value: on}))
	nodes := make([]rateNode, len(rates))
	for i, r := range rates {
		nodes[i] = rateNode{r.Currency, Decimal(r.Rate), Date(r.Day)}
	}
	return nodes, err
}

// Tenant answers the query tenant.
func (r *resolver) Tenant(ctx context.Context) (*tenantNode, error) {
	s, err := r.query(ctx, "tenant")
	if err != nil {
		return nil, err
	}
	t, err := s.settings(ctx)
	return &tenantNode{t, s}, err
}

// settings reads the tenant's settings; before they are projected they are empty.
func (s *scope) settings(ctx context.Context) (readmodels.Tenant, error) {
	t, err := s.Reads.Tenant(ctx, s.tenant)
	if err != nil || t == nil {
		return readmodels.Tenant{ID: s.tenant}, err
	}
	return *t, nil
}

// tenantPayload is the tenant as a command left it.
type tenantPayload struct {
	Tenant   *tenantNode
	Position Position
}

func tenantAnswer(_ context.Context, s *scope, receipt commands.Receipt) (*tenantPayload, error) {
	t := receipt.State.(tenant.Tenant)
	row := readmodels.Tenant{
		ID: t.ID, Name: t.Name, Currency: t.Currency, TimeZone: t.TimeZone, PhoneRegion: t.PhoneRegion, Lists: map[string]readmodels.WordList{},
	}
	for name, list := range t.Lists {
		words := readmodels.WordList{Closed: list.Closed}
		for _, e := range list.Entries {
			words.Entries = append(words.Entries, readmodels.ListWord(e))
		}
		row.Lists[string(name)] = words
	}
	return &tenantPayload{&tenantNode{row, s}, Position(receipt.Position.String())}, nil
}

type updateTenantInput struct{ Name, Currency, TimeZone, PhoneRegion, CommandID optText }

// UpdateTenant changes the settings that are said. Codes: VALIDATION_ERROR.
func (r *resolver) UpdateTenant(ctx context.Context, args struct{ Input updateTenantInput }) (*tenantPayload, error) {
	in := args.Input
	env, err := r.envelope(ctx, in.CommandID)
	if err != nil {
		return nil, err
	}
	cmd := tenant.Update{ID: env.Actor.Tenant, At: env.Now, Fields: tenant.Fields{
		Name: in.Name.pointer(), Currency: in.Currency.pointer(), TimeZone: in.TimeZone.pointer(), PhoneRegion: in.PhoneRegion.pointer(),
	}}
	return answer(ctx, r, env, cmd, tenantAnswer)
}

type setRatesInput struct {
	Date  Date
	Rates []struct {
		Currency text
		Rate     Decimal
	}
	CommandID optText
}

// SetExchangeRates says what currencies are worth from a day on. Codes:
// VALIDATION_ERROR.
func (r *resolver) SetExchangeRates(ctx context.Context, args struct{ Input setRatesInput }) (*tenantPayload, error) {
	env, err := r.envelope(ctx, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	cmd := tenant.SetRates{ID: env.Actor.Tenant, Date: string(args.Input.Date), At: env.Now}
	for _, rate := range args.Input.Rates {
		cmd.Rates = append(cmd.Rates, tenant.Rate{Currency: string(rate.Currency), Rate: string(rate.Rate)})
	}
	return answer(ctx, r, env, cmd, tenantAnswer)
}

type setListInput struct {
	Name      optEnum
	Closed    optBool
	Entries   []struct{ Key, Label text }
	CommandID optText
}

// SetList sets a list as a whole. Codes: VALIDATION_ERROR.
func (r *resolver) SetList(ctx context.Context, args struct{ Input setListInput }) (*tenantPayload, error) {
	env, err := r.envelope(ctx, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	cmd := tenant.SetList{ID: env.Actor.Tenant, List: tenant.ListName(args.Input.Name.Value), Closed: args.Input.Closed.Value, At: env.Now}
	for _, e := range args.Input.Entries {
		cmd.Entries = append(cmd.Entries, tenant.Entry{Key: string(e.Key), Label: string(e.Label)})
	}
	return answer(ctx, r, env, cmd, tenantAnswer)
}
