package main

import (
	"fmt"
	"math/rand/v2"
)

// Parts of names: enough that a search has something to rank.
var (
	firstNames = []string{"Ana", "Zoë", "Jürgen", "Mary", "Łukasz", "Chloé", "Peter", "Aisha", "José", "Ingrid", "Tom", "Mei", "Olga", "Raj", "Sören", "Kate"}
	syllables  = []string{"ber", "lin", "stein", "mar", "ti", "nez", "ka", "son", "hu", "ber", "wal", "ters", "ro", "mi", "gon", "dal", "fer", "schu"}
	trades     = []string{"Bakery", "Logistics", "Software", "Foundry", "Consulting", "Optics", "Farms", "Travel"}
	titles     = []string{"Buyer", "Head of Sales", "Engineer", "Owner", "Assistant"}
	lifecycles = []string{"lead", "prospect", "customer", "partner"}
	statuses   = []string{"new", "contacted", "qualified", "lost"}
	tiers      = []string{"gold", "silver", "bronze"}
)

func pick(dice *rand.Rand, list []string) string { return list[dice.IntN(len(list))] }

// dice give object n the same values on every run.
func dice(n int) *rand.Rand { return rand.New(rand.NewPCG(42, uint64(n))) }

func lastName(d *rand.Rand) string {
	return "M" + pick(d, syllables) + pick(d, syllables) + pick(d, syllables)
}

func (c *company) contact(n int) map[string]any {
	d := dice(n)
	return map[string]any{
		"firstName": pick(d, firstNames), "lastName": lastName(d), "email": fmt.Sprintf("person%d@example.com", n),
		"phone": fmt.Sprintf("+49 30 %07d", n), "jobTitle": pick(d, titles), "companyId": pick(d, c.companies),
		"lifecycleStage": pick(d, lifecycles), "leadStatus": pick(d, statuses),
		"customFields": map[string]any{"tier": pick(d, tiers), "score": d.IntN(1000)},
	}
}

func (c *company) company(n int) map[string]any {
	d := dice(n)
	return map[string]any{"name": lastName(d) + " " + pick(d, trades), "domain": fmt.Sprintf("company%d.example", n), "employees": d.IntN(5000)}
}

func (c *company) deal(n int) map[string]any {
	d := dice(n)
	return map[string]any{
		"title": fmt.Sprintf("%s order %d", pick(d, trades), n), "pipelineId": c.pipeline, "stageId": pick(d, c.stages),
		"value":     map[string]any{"amount": 1000 * (1 + d.IntN(10_000)), "currency": "EUR"},
		"companyId": pick(d, c.companies), "contactIds": []string{pick(d, c.contacts)},
	}
}
