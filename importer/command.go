package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/internal/identity"
)

// An import is one command in many parts: all its events name it as their
// root, and so it can be undone as a whole. The command's id follows from what
// is imported: the tenant, the system, how it is read and what is in the files.
// So an import that was killed and is run again is the same command, without a
// note anywhere of which imports are under way; and so is the same export
// imported twice, which changes nothing the second time. A changed file is
// another import.

// reads notes what the import reads; before its first row is brought in.
func (r *run) reads(parts ...string) { r.sources = append(r.sources, strings.Join(parts, "\x00")) }

// begin gives the import its id.
func (r *run) begin() {
	slices.Sort(r.sources) // files come in the order of a folder
	if r.options.NoCustomFields {
		r.reads("no custom fields")
	}
	r.command = identity.FromSource(r.tenant, r.source, "import", strings.Join(r.sources, "\x00\x00"))
	if !r.options.DryRun {
		r.report.command = r.command
	}
}

// digest gives what tells the content of a file from any other.
func digest(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = file.Close() }()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// Undoing is how the import is undone; "" when there is nothing to undo.
func (r Result) Undoing() string {
	if r.Command == uuid.Nil || r.Changes() == 0 {
		return ""
	}
	return "daybook undo " + r.Command.String()
}
