package esdbserver

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"google.golang.org/grpc/codes"
)

// The dialect is .NET's, whichever engine runs it.
func TestPattern(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		pattern string
		plain   bool // on Go's engine
		yes, no string
	}{
		{`^[^\$].*`, true, "contact-1 $", "$users"},
		{`^[^$].*`, true, "contact-1", "$users"},
		{`order|invoice`, true, "my-invoice-1", "contact"},
		{`^a\.b`, true, "a.b", "aXb"},
		{`^(?!(\$.+$|PersistentConfig\d+$))`, false, "contact-1", "$metadata"},
		{`^(?!(\$.+$|PersistentConfig\d+$))`, false, "PersistentConfig", "PersistentConfig1"},
		{`^\w+$`, false, "größe", "a b"},
		{`^\d$`, false, "٣", "x"},
		{`^a$`, false, "a\n", "ab"},
		{`(?i)^abc`, false, "ABCD", "xabc"},
		{`^[a-z-[aeiou]]+$`, false, "xyz", "aeiou"},
		{`(?<=-)x`, false, "a-x", "ax"},
	} {
		p, err := compilePattern(c.pattern)
		require.NoError(t, err, c.pattern)
		require.Equal(t, c.plain, p.plain != nil, c.pattern)
		for text, want := range map[string]bool{c.yes: true, c.no: false} {
			got, err := p.match([]byte(text))
			require.NoError(t, err)
			require.Equal(t, want, got, "%s on %q", c.pattern, text)
		}
	}
	_, err := compilePattern(`(`)
	require.Equal(t, codes.InvalidArgument, grpcCode(err))
}

// A pattern that would take for ever ends the call and not the server.
func TestPatternThatTakesForEver(t *testing.T) {
	t.Parallel()
	p, err := compilePattern(`^(?:(a+)+)+$`)
	require.NoError(t, err)
	_, err = p.match([]byte(strings.Repeat("a", 60) + "b"))
	require.Equal(t, codes.Aborted, grpcCode(err))
}
