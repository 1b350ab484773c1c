package projections

import (
	"encoding/json"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/edge"
)

func dealOf(r edge.Deal) deal.Deal {
	d := deal.Deal{
		ID: r.ID, Title: r.Title, Value: value.Money{Amount: r.Amount, Currency: r.Currency}, ValueIsSum: r.ValueIsSum,
		PipelineID: r.PipelineID, StageID: r.StageID, Status: deal.Status(r.Status), CompanyID: r.CompanyID, OwnerID: r.OwnerID,
		ExpectedClose: r.ExpectedClose, Source: r.Source, Forecast: deal.ForecastCategory(r.Forecast), TagIDs: r.TagIDs, LostReason: r.LostReason, LostKey: r.LostKey,
		Custom: customOf(r.Custom), Archived: r.Archived, Deleted: r.Deleted,
		CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt, StageSince: r.StageSince, ClosedAt: r.ClosedAt,
	}
	for _, c := range r.Contacts {
		d.Contacts = append(d.Contacts, deal.Contact(c))
	}
	for _, l := range r.LineItems {
		d.LineItems = append(d.LineItems, deal.LineItem{
			ProductID: l.ProductID, Name: l.Name, Quantity: l.Quantity, Price: value.Money(l.Price),
			DiscountPercent: l.DiscountPercent, Discount: l.Discount,
		})
	}
	for _, v := range r.Visits {
		d.Visits = append(d.Visits, deal.Visit(v))
	}
	return d
}

func dealRow(d deal.Deal) edge.Deal {
	r := edge.Deal{
		ID: d.ID, Title: d.Title, Amount: d.Value.Amount, Currency: d.Value.Currency, ValueIsSum: d.ValueIsSum,
		PipelineID: d.PipelineID, StageID: d.StageID, Status: string(d.Status), CompanyID: d.CompanyID, ContactIDs: d.ContactIDs(), OwnerID: d.OwnerID,
		ExpectedClose: d.ExpectedClose, Source: d.Source, Forecast: string(d.Forecast), TagIDs: d.TagIDs, LostReason: d.LostReason, LostKey: d.LostKey,
		Custom: customText(d.Custom), Archived: d.Archived, StageSince: edge.Instant(d.StageSince), ClosedAt: edge.Instant(d.ClosedAt),
		Versioned: edgeVersion(d.CreatedAt, d.UpdatedAt, d.Deleted),
	}
	for _, c := range d.Contacts {
		r.Contacts = append(r.Contacts, edge.DealContact(c))
	}
	for _, l := range d.LineItems {
		r.LineItems = append(r.LineItems, edge.LineItem{
			ProductID: l.ProductID, Name: l.Name, Quantity: l.Quantity, Price: edge.Money(l.Price),
			DiscountPercent: l.DiscountPercent, Discount: l.Discount,
		})
	}
	for _, v := range d.Visits {
		r.Visits = append(r.Visits, edge.Visit{
			PipelineID: v.PipelineID, StageID: v.StageID, EnteredAt: edge.Instant(v.EnteredAt), LeftAt: edge.Instant(v.LeftAt),
		})
	}
	return r
}

// customText writes the values of custom fields, which are JSON already.
func customText(c value.Custom) string {
	if len(c) == 0 {
		return "{}"
	}
	text, err := json.Marshal(c)
	if err != nil { // it was read from JSON
		panic(err)
	}
	return string(text)
}

func customOf(text string) value.Custom {
	var c value.Custom
	if err := json.Unmarshal([]byte(text), &c); err != nil || len(c) == 0 { // empty in a tombstone
		return nil
	}
	return c
}
