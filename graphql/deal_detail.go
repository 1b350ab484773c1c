package graphql

import (
	"time"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/readmodels"
)

// dealContactNode is a person who has to do with a deal.
type dealContactNode struct {
	Contact *contactNode
	Role    string
	Primary bool
}

// lineItemNode is a part of what is sold.
type lineItemNode struct {
	ProductID       *ID
	Name            string
	Quantity        Decimal
	Price           money
	DiscountPercent Decimal
	Discount        money
	Total           money
}

func lineItems(rows []readmodels.LineItem) []lineItemNode {
	nodes := make([]lineItemNode, len(rows))
	for i, l := range rows {
		worth := func(amount int64) money { return money{Amount(amount), l.Currency} }
		nodes[i] = lineItemNode{
			ProductID: someID(l.ProductID), Name: l.Name, Quantity: Decimal(l.Quantity), Price: worth(l.Price),
			DiscountPercent: Decimal(orZero(l.DiscountPercent)), Discount: worth(l.Discount), Total: worth(l.Total),
		}
	}
	return nodes
}

func someID(id string) *ID {
	if id == "" {
		return nil
	}
	return new(ID(id))
}

func orZero(decimal string) string {
	if decimal == "" {
		return "0"
	}
	return decimal
}

// stageVisitNode is a time that a deal spent in a stage.
type stageVisitNode struct {
	Pipeline  *pipelineNode
	Stage     *stageNode
	EnteredAt Time
	LeftAt    *Time
	Seconds   int32
}

func stageVisit(ways map[string]*pipelineNode, v readmodels.Visit, now time.Time) *stageVisitNode {
	in := way(ways, v.PipelineID)
	return &stageVisitNode{
		Pipeline: in, Stage: in.stage(v.StageID), EnteredAt: Time{v.EnteredAt}, LeftAt: someTime(v.LeftAt),
		Seconds: clamp(int(deal.Visit(v).Spent(now) / time.Second)),
	}
}

// Probability is how likely the deal is to be won, in percent.
func (d *dealNode) Probability() int32 { return probability(deal.Status(d.Status), d.Stage) }

func probability(status deal.Status, stage *stageNode) int32 {
	switch status {
	case deal.StatusWon:
		return 100
	case deal.StatusLost:
		return 0
	default:
		return stage.Probability
	}
}

// WeightedValue is the value weighed by the probability.
func (d *dealNode) WeightedValue() money {
	return money{weigh(d.Amount, int64(d.Probability())), d.Currency}
}

// Rotten says whether the open deal is longer in its stage than the stage allows.
func (d *dealNode) Rotten() bool {
	if d.Status != string(deal.StatusOpen) || d.Archived || d.Stage.RotDays == 0 || len(d.Visits) == 0 {
		return false
	}
	since := d.Visits[len(d.Visits)-1].EnteredAt
	return time.Since(since) > time.Duration(d.Stage.RotDays)*24*time.Hour
}

func dealRow(receipt commands.Receipt) readmodels.Deal {
	d := receipt.State.(deal.Deal)
	row := readmodels.Deal{
		ID: d.ID, Title: d.Title, Amount: d.Value.Amount, Currency: d.Value.Currency, ValueIsSum: d.ValueIsSum,
		PipelineID: d.PipelineID, StageID: d.StageID, Status: string(d.Status),
		CompanyID: d.CompanyID, ContactIDs: d.ContactIDs(), OwnerID: d.OwnerID, ExpectedClose: d.ExpectedClose,
		Source: d.Source, Forecast: string(d.Forecast), TagIDs: d.TagIDs, LostReason: d.LostReason, Custom: readmodels.Custom(d.Custom), Archived: d.Archived,
		StageSince: d.StageSince, ClosedAt: d.ClosedAt,
		Versioned: readmodels.Versioned{Revision: int64(receipt.Revision), CreatedAt: d.CreatedAt, UpdatedAt: d.UpdatedAt},
	}
	for _, c := range d.Contacts {
		row.Roles = append(row.Roles, readmodels.DealContact(c))
	}
	for _, l := range d.LineItems {
		row.Lines = append(row.Lines, readmodels.LineItem{
			ProductID: l.ProductID, Name: l.Name, Quantity: l.Quantity, Price: l.Price.Amount, Currency: l.Price.Currency,
			DiscountPercent: l.DiscountPercent, Discount: l.Discount, Total: l.Total(),
		})
	}
	for _, v := range d.Visits {
		row.Visits = append(row.Visits, readmodels.Visit(v))
	}
	return row
}
