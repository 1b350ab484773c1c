package analyst

import (
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// keyOf finds the API key where ClickHouse's clients put a password.
func keyOf(r *http.Request) string {
	if key := r.Header.Get("X-Clickhouse-Key"); key != "" {
		return key
	}
	if _, password, ok := r.BasicAuth(); ok && password != "" {
		return password
	}
	if token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		return token
	}
	return r.URL.Query().Get("password")
}

// statementOf puts the statement together: the URL's query comes first, the
// body continues it.
func statementOf(r *http.Request, asked url.Values) (string, error) {
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		return "", readonly("External tables cannot be sent here: use a subquery.")
	}
	if asked.Get("decompress") == "1" {
		return "", readonly("Send the statement as it is: ClickHouse's own compression of requests is not taken here.")
	}
	asked.Del("decompress")
	body := io.Reader(r.Body)
	if r.Header.Get("Content-Encoding") == "gzip" {
		unpacked, err := gzip.NewReader(body)
		if err != nil {
			return "", syntax("The body is not gzip, as its header says.")
		}
		body = unpacked
	}
	rest, err := io.ReadAll(io.LimitReader(body, maxStatement+1))
	if err != nil {
		return "", syntax("The body cannot be read to its end.")
	}
	if len(rest) > maxStatement {
		return "", tooLong()
	}
	return strings.TrimSpace(asked.Get("query") + "\n" + string(rest)), nil
}

// withoutURL drops the address from an error, since it holds a password.
func withoutURL(err error) error {
	if of, ok := errors.AsType[*url.Error](err); ok {
		return of.Err
	}
	return err
}
