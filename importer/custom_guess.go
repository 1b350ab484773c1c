package importer

import "github.com/daybook-crm/daybook/domain/customfield"

// guess is what a column can hold, learned from its values.
type guess struct {
	said  bool  // there is a value
	not   uint8 // the candidates that a value has ruled out
	unfit bool  // there is a value that no field can hold
}

// candidates are the types that columns can have, text apart.
var candidates = []customfield.Type{
	customfield.Boolean, customfield.Number, customfield.Date, customfield.URL, customfield.Email,
}

const noCandidate = 1<<5 - 1

// learn takes a value into account; "" is none.
func (g *guess) learn(cell string, dates dateOrder) {
	if cell == "" || g.unfit {
		return
	}
	g.said = true
	for i, kind := range candidates {
		if bit := uint8(1) << i; g.not&bit == 0 {
			if _, err := readCustom(customfield.Definition{Type: kind}, cell, dates); err != nil {
				g.not |= bit
			}
		}
	}
	if g.not == noCandidate {
		_, err := readCustom(customfield.Definition{Type: customfield.Text}, cell, dates)
		g.unfit = err != nil
	}
}

// and adds what another column of the same label can hold.
func (g *guess) and(other guess) {
	g.said, g.not, g.unfit = g.said || other.said, g.not|other.not, g.unfit || other.unfit
}

// kind is the narrowest type that holds all values.
func (g *guess) kind() customfield.Type {
	for i, kind := range candidates {
		if g.not&(1<<i) == 0 {
			return kind
		}
	}
	return customfield.Text
}
