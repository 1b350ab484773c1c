package importer

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/daybook-crm/daybook/domain/customfield"
)

func TestGuess(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		want  customfield.Type
		cells []string
	}{
		{customfield.Boolean, []string{"TRUE", "", "false"}},
		{customfield.Boolean, []string{"ja", "Nein"}},
		{customfield.Number, []string{"1", "0"}},
		{customfield.Number, []string{"1,234,567.5", "-2", "1.2E+06", "0.5"}},
		{customfield.Date, []string{"2025-01-02", "2025-01-02 00:00:00", "3 Jan 2025"}},
		{customfield.URL, []string{"https://a.example/b?c", "http://d.example"}},
		{customfield.Email, []string{"a@example.com"}},
		{customfield.Text, []string{"yes", "1"}},
		{customfield.Text, []string{"12", "007"}},
		{customfield.Text, []string{"+4930123"}},
		{customfield.Text, []string{"12 EUR"}},
		{customfield.Text, []string{"1234567890123456"}},
		{customfield.Text, []string{"2025-01-02", "2025-01-02 10:30:00"}},
		{customfield.Text, []string{"www.a.example"}},
		{customfield.Text, []string{"a@example.com", "https://a.example"}},
	} {
		var g guess
		for _, cell := range c.cells {
			g.learn(cell, dateOrder{})
		}
		assert.Equal(t, c.want, g.kind(), c.cells)
		assert.False(t, g.unfit)
	}
}
