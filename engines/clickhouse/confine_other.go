//go:build !linux

package clickhouse

// confine can do nothing here: the grants alone hold.
func confine(library, data string) error { return nil }
