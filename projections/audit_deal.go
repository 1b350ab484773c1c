package projections

import (
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/readmodels"
)

// dealOfState is what a deal's row should be.
func dealOfState(d deal.Deal, revision int64) (readmodels.Deal, bool) {
	r := readmodels.Deal{
		ID: d.ID, Title: d.Title, Amount: d.Value.Amount, Currency: d.Value.Currency, ValueIsSum: d.ValueIsSum,
		PipelineID: d.PipelineID, StageID: d.StageID, Status: string(d.Status), CompanyID: d.CompanyID, ContactIDs: d.ContactIDs(),
		OwnerID: d.OwnerID, ExpectedClose: d.ExpectedClose, Source: d.Source, Forecast: string(d.Forecast), TagIDs: d.TagIDs, LostReason: d.LostReason,
		Custom: readmodels.Custom(d.Custom), Archived: d.Archived, StageSince: d.StageSince, ClosedAt: d.ClosedAt,
		Versioned: versionOf(revision, d.CreatedAt, d.UpdatedAt),
	}
	for _, c := range d.Contacts {
		r.Roles = append(r.Roles, readmodels.DealContact{ContactID: c.ContactID, Role: c.Role, Primary: c.Primary})
	}
	for _, l := range d.LineItems {
		r.Lines = append(r.Lines, readmodels.LineItem{
			ProductID: l.ProductID, Name: l.Name, Quantity: l.Quantity, Price: l.Price.Amount, Currency: l.Price.Currency,
			DiscountPercent: l.DiscountPercent, Discount: l.Discount, Total: l.Total(),
		})
	}
	for _, v := range d.Visits {
		r.Visits = append(r.Visits, readmodels.Visit{PipelineID: v.PipelineID, StageID: v.StageID, EnteredAt: v.EnteredAt, LeftAt: v.LeftAt})
	}
	return r, !d.Deleted
}
