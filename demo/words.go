package demo

import (
	"embed"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

//go:embed words/*.txt
var files embed.FS

// spelling is a word and how it is written in an e-mail address.
type spelling struct{ native, latin string }

// culture is where people and companies come from: names, places and numbers
// that fit each other.
type culture struct {
	country                        string
	weight                         int
	phones, cities, streets, suits []string
	given, family                  []spelling
}

// lists are the words of a file by key.
type lists map[string][]string

// readLists reads "key: word, word"; a key that comes again begins a new block.
func readLists(name string) []lists {
	text, err := files.ReadFile("words/" + name)
	if err != nil {
		panic(err) // the file is embedded: it is there, or this does not build
	}
	var blocks []lists
	for line := range strings.Lines(string(text)) {
		key, words, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(key, "#") {
			continue
		}
		if len(blocks) == 0 || blocks[len(blocks)-1][key] != nil {
			blocks = append(blocks, lists{})
		}
		for word := range strings.SplitSeq(words, ",") {
			blocks[len(blocks)-1][key] = append(blocks[len(blocks)-1][key], strings.TrimSpace(word))
		}
	}
	return blocks
}

func readCultures() []culture {
	var list []culture
	for _, block := range readLists("cultures.txt") {
		weight, err := strconv.Atoi(block["weight"][0])
		if err != nil {
			panic(err)
		}
		list = append(list, culture{
			country: block["country"][0], weight: weight,
			phones: block["phone"], cities: block["city"], streets: block["street"], suits: block["ending"],
			given: spellings(block["given"]), family: spellings(block["family"]),
		})
	}
	return list
}

func spellings(words []string) []spelling {
	list := make([]spelling, len(words))
	for i, word := range words {
		native, latin, ok := strings.Cut(word, "|")
		if !ok {
			latin = plain(native)
		}
		list[i] = spelling{native, latin}
	}
	return list
}

var ligatures = strings.NewReplacer("ß", "ss", "ø", "o", "æ", "ae", "œ", "oe", "ł", "l", "đ", "d", "ı", "i")

// plain writes a word as e-mail addresses and domains have it: lower-case
// ASCII letters and digits.
func plain(word string) string {
	word = ligatures.Replace(strings.ToLower(word))
	return strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return r
	}, norm.NFD.String(word))
}

// place parts "New York 10001" into city and postal code: the code begins
// with the first word that has a digit in it.
func place(text string) (city, postalCode string) {
	digit := strings.IndexFunc(text, unicode.IsDigit)
	if digit < 0 {
		return text, ""
	}
	space := strings.LastIndexByte(text[:digit], ' ')
	return text[:space], text[space+1:]
}
