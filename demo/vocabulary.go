package demo

import (
	"strconv"
	"strings"
)

// priced is something to sell and what it costs, in thousands.
type priced struct {
	name  string
	price int
}

// vocabulary is everything that is read from the word lists.
type vocabulary struct {
	cultures       []culture
	weights        int
	first, second  []string
	trades         [][2]string // what a company is called for, and its industry
	products       [2][]priced // by pipeline
	jobs, leads    []string
	lost, statuses []string
	chores         map[string][]string // titles of tasks, by kind
	notes          []string
}

func newVocabulary() *vocabulary {
	v := &vocabulary{cultures: readCultures(), chores: map[string][]string{}}
	for _, c := range v.cultures {
		v.weights += c.weight
	}
	names, sales := readLists("company.txt")[0], readLists("sales.txt")[0]
	v.first, v.second = names["first"], names["second"]
	for _, trade := range names["trade"] {
		suffix, industry, _ := strings.Cut(trade, "=")
		v.trades = append(v.trades, [2]string{suffix, industry})
	}
	v.products = [2][]priced{newBusiness: prices(sales["product"]), renewals: prices(sales["renewal"])}
	v.jobs, v.leads, v.lost, v.statuses, v.notes = sales["job"], sales["lead"], sales["lost"], sales["status"], sales["note"]
	for _, kind := range []string{"call", "email", "meeting", "todo"} {
		v.chores[kind] = sales[kind]
	}
	return v
}

func prices(words []string) []priced {
	list := make([]priced, len(words))
	for i, word := range words {
		name, price, _ := strings.Cut(word, "=")
		thousands, err := strconv.Atoi(price)
		if err != nil {
			panic(err)
		}
		list[i] = priced{name, thousands}
	}
	return list
}

// from draws a culture by weight.
func (v *vocabulary) from(d dice) *culture {
	left := d.IntN(v.weights)
	for i := range v.cultures {
		if left -= v.cultures[i].weight; left < 0 {
			return &v.cultures[i]
		}
	}
	panic("demo: the weights of the cultures do not add up")
}
