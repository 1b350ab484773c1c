package note

import (
	"regexp"
	"slices"
	"strings"
)

// mention is how a text mentions a member: @[Name](member:UUID). It reads as
// a Markdown link, so that an editor which knows nothing of members still
// shows the name.
var mention = regexp.MustCompile(`@\[[^\]\n]*\]\(member:([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})\)`)

// Mentions gives the members whom a text mentions, each once, sorted.
func Mentions(body string) []string {
	ids := []string{}
	for _, found := range mention.FindAllStringSubmatch(body, -1) {
		ids = append(ids, strings.ToLower(found[1]))
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
