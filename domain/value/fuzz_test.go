package value_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/daybook-crm/daybook/domain/value"
)

// What a parser accepts is in normal form: parsed again it stays as it is.

func FuzzParseEmail(f *testing.F) {
	for _, seed := range []string{"", " Jane@Example.com ", "Jane <jane@example.com>", "\"a b\"@x.y", "a@[127.0.0.1]", "İ@x.y", "\xff@x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		email, err := value.ParseEmail(text)
		if err != nil {
			if email.String() != "" {
				t.Errorf("%q was refused and gives %q", text, email)
			}
			return
		}
		again, err := value.ParseEmail(email.String())
		if err != nil || again != email {
			t.Errorf("%q gives %q, and that gives %q, %v", text, email, again, err)
		}
		if email.Key() != value.EmailKey(email.Key()) {
			t.Errorf("the key of %q is no key: %q", email, email.Key())
		}
		if strings.ContainsAny(email.String(), "\r\n\x00") || !utf8.ValidString(email.String()) || len(email.String()) > 254 {
			t.Errorf("%q is no address", email)
		}
	})
}

func FuzzParsePhone(f *testing.F) {
	for _, seed := range []string{"", "+49 (0)30 123456", "030 123456", "+1 212-555-0100 ext. 5", "+39 06 1234567", "tel:+1;phone-context=x", "١٢٣", "\xff"} {
		f.Add(seed, "")
		f.Add(seed, "DE")
	}
	f.Fuzz(func(t *testing.T, text, region string) {
		phone, err := value.ParsePhone(text, region)
		if err != nil {
			return
		}
		if phone.String() == "" && strings.TrimSpace(text) != "" {
			t.Errorf("%q was lost", text)
		}
		again, err := value.ParsePhone(phone.String(), region)
		if err != nil || again != phone {
			t.Errorf("%q in %q gives %q, and that gives %q, %v", text, region, phone, again, err)
		}
	})
}

func FuzzCheckLine(f *testing.F) {
	for _, seed := range []string{"", "Zoë", "a\nb", "a\x00", "\xff", strings.Repeat("ü", 251)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		good := utf8.ValidString(text) && !strings.ContainsAny(text, "\r\n\x00") && utf8.RuneCountInString(text) <= value.MaxLine
		if err := value.CheckLine(text); (err == nil) != good {
			t.Errorf("CheckLine(%q) = %v", text, err)
		}
		if value.CheckLine(text) == nil && value.CheckText(text) != nil {
			t.Errorf("%q is a line and no text", text)
		}
	})
}

func FuzzCheckDate(f *testing.F) {
	for _, seed := range []string{"", "2026-02-28", "2026-02-29", "1899-12-31", "2026-2-1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if value.CheckDate(text) != nil || text == "" {
			return
		}
		if day, err := time.Parse(time.DateOnly, text); err != nil || day.Format(time.DateOnly) != text {
			t.Errorf("%q passes and is no date: %v", text, err)
		}
	})
}
