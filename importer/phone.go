package importer

import "strings"

// phone gives a phone number that can be kept: a spreadsheet's 4.5E+11 has
// lost its digits, and of several numbers in a cell that is too long for them
// the first is kept.
func phone(text string, warnings *[]string) *string {
	text = strings.Join(strings.Fields(text), " ")
	switch upper := strings.ToUpper(text); {
	case text == "":
		return nil
	case strings.Contains(upper, "E+") && strings.Trim(upper, "0123456789.,E+") == "":
		*warnings = append(*warnings, "imported without a phone number of which a spreadsheet has left only 4.5E+11")
		return nil
	}
	if len(text) > 64 {
		*warnings = append(*warnings, "a cell with several phone numbers was cut to the first")
		if cut := strings.IndexAny(text, "/;,|"); cut > 0 && cut <= 64 {
			text = strings.TrimSpace(text[:cut])
		}
	}
	return &text
}
