package clickhouse

import (
	"bufio"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/ClickHouse/ch-go/compress"
	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// There are two kinds of compression. HTTP's wraps a whole body and is named in
// the headers. ClickHouse's own cuts a body into blocks, each with a checksum,
// and is asked for in the URL: decompress for the request, compress for the
// answer. clickhouse-go uses the second for lz4 and zstd, the first for the rest.

// HTTP's names. The answer is compressed by the first of them that is accepted.
const (
	httpZstd    = "zstd"
	httpBrotli  = "br"
	httpGzip    = "gzip"
	httpDeflate = "deflate"
)

// decoded is the request's body without both.
func decoded(r *http.Request, packed bool) (io.Reader, error) {
	body, err := decodeHTTP(r.Body, r.Header.Get("Content-Encoding"))
	if err != nil {
		return nil, refusal(codeCannotDecompress, "CANNOT_DECOMPRESS", "The body is not what its Content-Encoding says: "+err.Error())
	}
	if packed {
		return unpacked{compress.NewReader(bufio.NewReader(body))}, nil
	}
	return body, nil
}

func decodeHTTP(body io.Reader, encoding string) (io.Reader, error) {
	switch encoding {
	case httpGzip:
		return gzip.NewReader(body)
	case httpDeflate:
		return zlib.NewReader(body)
	case httpBrotli:
		return brotli.NewReader(body), nil
	case httpZstd:
		d, err := zstd.NewReader(body, zstd.WithDecoderConcurrency(1))
		if err != nil {
			return nil, err
		}
		return d.IOReadCloser(), nil
	}
	return body, nil
}

// unpacked ends where the blocks end; the reader below wraps that end in an
// error. A body that was cut short does not get here as an end: HTTP's own
// framing tells it apart.
type unpacked struct{ blocks *compress.Reader }

func (u unpacked) Read(p []byte) (int, error) {
	n, err := u.blocks.Read(p)
	switch {
	case err == nil:
		return n, nil
	case errors.Is(err, io.ErrUnexpectedEOF):
		return n, err
	case errors.Is(err, io.EOF):
		return n, io.EOF
	}
	return n, refusal(codeCannotDecompress, "CANNOT_DECOMPRESS", err.Error())
}

// readCompression finds out how the client wants its answer.
func (req *request) readCompression(r *http.Request, query url.Values) {
	if query.Get("compress") == "1" {
		req.compress = "LZ4"
		if strings.EqualFold(query.Get("network_compression_method"), "ZSTD") {
			req.compress = "ZSTD"
		}
		return
	}
	accepted := strings.FieldsFunc(r.Header.Get("Accept-Encoding"), func(c rune) bool { return c == ',' || c == ' ' })
	if query.Get("enable_http_compression") != "1" {
		return
	}
	for _, encoding := range []string{httpZstd, httpBrotli, httpGzip, httpDeflate} {
		if slices.Contains(accepted, encoding) {
			req.encoding = encoding
			return
		}
	}
}

func encoder(w io.Writer, encoding string) io.WriteCloser {
	switch encoding {
	case httpGzip:
		return gzip.NewWriter(w)
	case httpDeflate:
		return zlib.NewWriter(w)
	case httpBrotli:
		return brotli.NewWriterLevel(w, 3)
	case httpZstd:
		if e, err := zstd.NewWriter(w, zstd.WithEncoderConcurrency(1)); err == nil {
			return e
		}
	}
	return plain{w}
}

type plain struct{ io.Writer }

func (plain) Close() error { return nil }

// packer cuts an answer into compressed blocks.
type packer struct {
	writer *compress.Writer
	out    []byte
}

// packSize is the length of a block before compression, ClickHouse's default.
const packSize = 1 << 20

func newPacker(method string) *packer {
	if method == "ZSTD" {
		return &packer{writer: compress.NewWriter(compress.LevelZero, compress.ZSTD)}
	}
	return &packer{writer: compress.NewWriter(compress.LevelZero, compress.LZ4)}
}

// pack returns data as blocks, valid until the next call.
func (p *packer) pack(data []byte) ([]byte, error) {
	p.out = p.out[:0]
	for chunk := range slices.Chunk(data, packSize) {
		if err := p.writer.Compress(chunk); err != nil {
			return nil, err
		}
		p.out = append(p.out, p.writer.Data...)
	}
	return p.out, nil
}
