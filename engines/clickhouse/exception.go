package clickhouse

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
)

// Exception is an error as ClickHouse words it: "Code: 60. DB::Exception:
// Table a.b does not exist. (UNKNOWN_TABLE)". Clients branch on the code.
type Exception struct {
	Code int
	Text string
}

func (e *Exception) Error() string { return e.Text }

// The codes that this server raises by itself, and those whose HTTP status is
// not 500. They are ClickHouse's, from its ErrorCodes.
const (
	codeUnknownTable      = 60
	codeSyntax            = 62
	codeUnknownDatabase   = 81
	codeUnknownSetting    = 115
	codeCannotDecompress  = 271
	codeNotImplemented    = 48
	codeBadArguments      = 36
	codeAuthentication    = 516
	codeUnknown           = 1002
	codeUnknownIdentifier = 47
)

var exceptionCode = regexp.MustCompile(`Code: (\d+)\.`)

// repeated is the prefix that an exception gains each time a layer of the
// library rethrows it.
var repeated = regexp.MustCompile(`^(?:Error: )?(?:Code: \d+\. DB::Exception: )+(Code: \d+\. DB::Exception: )`)

func newException(text string) *Exception {
	text = strings.TrimRight(repeated.ReplaceAllString(text, "$1"), "\n")
	match := exceptionCode.FindStringSubmatch(text)
	if match == nil {
		return refusal(codeUnknown, "UNKNOWN_EXCEPTION", text)
	}
	code, err := strconv.Atoi(match[1])
	if err != nil {
		code = codeUnknown
	}
	return &Exception{Code: code, Text: text}
}

// refusal words an error of this server in ClickHouse's way.
func refusal(code int, name, text string) *Exception {
	return &Exception{Code: code, Text: "Code: " + strconv.Itoa(code) + ". DB::Exception: " + text + " (" + name + ")"}
}

// status is the HTTP status that ClickHouse answers with.
func (e *Exception) status() int {
	switch e.Code {
	case codeSyntax, codeBadArguments, codeUnknownSetting, codeUnknownIdentifier, codeCannotDecompress:
		return http.StatusBadRequest
	case codeUnknownTable, codeUnknownDatabase:
		return http.StatusNotFound
	case codeAuthentication:
		return http.StatusForbidden
	case codeNotImplemented:
		return http.StatusNotImplemented
	}
	return http.StatusInternalServerError
}
