package readmodels

// Tenant is a row of the registry of tenants, which all tenants share. Lists
// are those that the tenant has set, by name.
type Tenant struct {
	ID          string
	Name        string
	Currency    string
	TimeZone    string // IANA name, empty for UTC
	PhoneRegion string // ISO 3166 country, or empty
	Lists       map[string]WordList
}

// WordList is what members choose words from.
type WordList struct {
	Closed  bool       `json:"closed"`
	Entries []ListWord `json:"entries"`
}

// ListWord is a word of a list: objects hold the key, the label is shown.
type ListWord struct {
	Key   string `json:"key"`
	Label string `json:"label"`
}

// Rate is a row of exchange_rates: what a whole unit of a currency is worth in
// the base currency from a day (YYYY-MM-DD) on, an exact decimal.
type Rate struct {
	Base, Currency, Day, Rate string
}
