package projections_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/projections"
	"github.com/daybook-crm/daybook/readmodels/readmodelstest"
)

var (
	firstNames = []string{"Ana", "José", "Søren", "Zoë", "Anna", "Peter", "Иван", "Lucía", "Kwame", "Mei", "Fatima", "Björn", "Chloé"}
	lastNames  = []string{"García", "Müller", "Kierkegård", "Schmidt", "Łukasz", "Петров", "Nkrumah", "Okafor", "Smith", "Johansson", "Rossi", "Dubois", "Yamamoto", "Lindqvist", "Costa"}
)

// person is the n-th of many different contacts.
func person(n int, id string) contact.Created {
	first, last := firstNames[n%len(firstNames)], fmt.Sprintf("%s%s", lastNames[n%len(lastNames)], lastNames[n/7%len(lastNames)])
	return contact.Created{ID: id, Fields: contact.Fields{
		FirstName: &first, LastName: &last, Email: new(fmt.Sprintf("%c.%d@%s.example", 'a'+n%26, n*7919%1000003, lastNames[n%5])),
		Phone: new(fmt.Sprintf("+49301%07d", n)), LifecycleStage: new("lead"), OwnerID: new("0198aaaa-0000-7000-8000-000000000001"),
	}, Moment: domain.Moment{At: time.Now().UTC()}}
}

// BenchmarkPostgres_CatchUp applies a log of contacts being created, with one
// change in five events, from the subscription to the commit.
func BenchmarkPostgres_CatchUp(b *testing.B) {
	log, store := newLog(b), readmodelstest.Store(b)
	var ids []string
	for n := range b.N {
		if n%5 == 4 {
			id := ids[n*31%len(ids)]
			log.add(eventstore.StreamID{Tenant: "acme", Category: "contact", ID: id}, contact.Updated{ID: id, Fields: contact.Fields{Phone: new(fmt.Sprintf("+44%09d", n))}, Moment: at(1)})
			continue
		}
		ids = append(ids, newID())
		log.add(eventstore.StreamID{Tenant: "acme", Category: "contact", ID: ids[len(ids)-1]}, person(n, ids[len(ids)-1]))
	}
	r := &projections.Runner{Sink: projections.NewPostgres(store), Log: log, Codec: log.codec, Parking: projections.PostgresParking{Store: store}, Logger: quiet}
	b.ResetTimer()
	require.NoError(b, r.Start(b.Context()))
	require.NoError(b, store.WaitFor(b.Context(), log.events[len(log.events)-1].Position.Commit))
	b.StopTimer()
	r.Stop()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "events/s")
}
