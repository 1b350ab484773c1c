package customfield

import (
	"errors"
	"fmt"
	"math"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/daybook-crm/daybook/domain/value"
)

// Type is what a field holds.
type Type string

// The types, and what their values are in JSON.
const (
	Text        Type = "TEXT"         // text of up to 10,000 characters
	Number      Type = "NUMBER"       // number of up to 2^53-1 in size
	Money       Type = "MONEY"        // {"amount": minor units, "currency": "EUR"}
	Date        Type = "DATE"         // text, YYYY-MM-DD
	Boolean     Type = "BOOLEAN"      // true or false
	Select      Type = "SELECT"       // text, the key of an option
	MultiSelect Type = "MULTI_SELECT" // list of keys of options, in alphabetical order
	URL         Type = "URL"          // text, http or https
	Email       Type = "EMAIL"        // text
	User        Type = "USER"         // text, the id of a member
)

// Types are all of them.
var Types = []Type{Text, Number, Money, Date, Boolean, Select, MultiSelect, URL, Email, User}

// Bounds of values, in characters.
const (
	maxText = 10_000
	maxURL  = 2_048
)

// Read checks a value against the definition and gives it in normal form, as
// value.Custom holds it. What is empty is none: nil. An option that was
// archived can stay where the current value has it. Whether a member exists is
// not known here. An error says what is wrong without telling the value.
func (d Definition) Read(current, v any) (any, error) {
	if v == nil {
		return nil, nil
	}
	switch d.Type {
	case Number:
		return number(v)
	case Boolean:
		if _, ok := v.(bool); !ok {
			return nil, errors.New("must be true or false")
		}
		return v, nil
	case Money:
		return money(v)
	case MultiSelect:
		return d.choices(current, v)
	}
	text, ok := v.(string)
	if !ok {
		return nil, errors.New("must be a text")
	}
	if text == "" {
		return nil, nil
	}
	if d.Type == Select {
		return text, d.offers(current, text)
	}
	return d.text(text)
}

func (d Definition) text(text string) (any, error) {
	switch d.Type {
	case Date:
		return text, value.CheckDate(text)
	case URL:
		return text, checkURL(text)
	case Email:
		email, err := value.ParseEmail(text)
		if err != nil || email.String() == "" {
			return nil, err
		}
		return email.String(), nil
	case User:
		id := strings.ToLower(text)
		if !uuid.MatchString(id) {
			return nil, errors.New("is not the id of a member")
		}
		return id, nil
	default:
		if utf8.RuneCountInString(text) > maxText {
			return nil, fmt.Errorf("is longer than %d characters", maxText)
		}
		return text, value.CheckText(text)
	}
}

var uuid = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

// number reads what JSON and Go call numbers. What is larger than 2^53-1 may
// have been rounded on the way here, and is refused.
func number(v any) (any, error) {
	var n float64
	switch v := v.(type) {
	case float64:
		n = v
	case int32:
		n = float64(v)
	case int:
		n = float64(v)
	case int64:
		n = float64(v)
	default:
		return nil, errors.New("must be a number")
	}
	if math.IsNaN(n) || math.Abs(n) > value.MaxAmount {
		return nil, errors.New("is too large: at most 2^53-1")
	}
	return n + 0, nil // -0 is 0
}

func money(v any) (any, error) {
	parts, ok := v.(map[string]any)
	if !ok || len(parts) != 2 {
		return nil, errors.New("must be an amount in minor units with its currency")
	}
	n, err := number(parts["amount"])
	if err != nil {
		return nil, fmt.Errorf("amount %w", err)
	}
	amount, currency := n.(float64), ""
	if currency, ok = parts["currency"].(string); !ok || amount != math.Trunc(amount) {
		return nil, errors.New("must be a whole amount in minor units with its currency")
	}
	if err := value.CheckMoney(value.Money{Amount: int64(amount), Currency: currency}); err != nil {
		return nil, err
	}
	return map[string]any{"amount": amount, "currency": currency}, nil
}

// choices reads keys of options; the order in which they come means nothing.
func (d Definition) choices(current, v any) (any, error) {
	list, ok := v.([]any)
	if !ok {
		return nil, errors.New("must be a list of options")
	}
	var keys []any
	for _, item := range list {
		key, ok := item.(string)
		if !ok {
			return nil, errors.New("must be a list of options")
		}
		if err := d.offers(current, key); err != nil {
			return nil, err
		}
		if !slices.Contains(keys, item) {
			keys = append(keys, key)
		}
	}
	if len(keys) == 0 {
		return nil, nil
	}
	slices.SortFunc(keys, func(a, b any) int { return strings.Compare(a.(string), b.(string)) })
	return keys, nil
}

func (d Definition) offers(current any, key string) error {
	if list, _ := current.([]any); current == key || slices.Contains(list, any(key)) {
		return nil
	}
	if !slices.ContainsFunc(d.Options, func(o Option) bool { return o.Key == key && !o.Archived }) {
		return errors.New("is not one of the options")
	}
	return nil
}

func checkURL(text string) error {
	u, err := url.Parse(text)
	switch {
	case utf8.RuneCountInString(text) > maxURL:
		return fmt.Errorf("is longer than %d characters", maxURL)
	case value.CheckText(text) != nil:
		return value.CheckText(text)
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
		return errors.New("is not a web address: https://…")
	}
	return nil
}

// UniqueForm gives the form in which two values of a unique field are the same.
func (d Definition) UniqueForm(v any) string {
	if text, ok := v.(string); ok {
		return strings.ToLower(strings.TrimSpace(text))
	}
	return fmt.Sprint(v)
}
