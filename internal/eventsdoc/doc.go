// Package eventsdoc keeps docs/events.md: the table of all events, made from
// their Go types. All of it is a test, which fails when the table is not what
// the types say; go test ./internal/eventsdoc -update writes it anew.
package eventsdoc
