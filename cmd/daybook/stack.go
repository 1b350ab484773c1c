package main

import (
	"errors"
	"slices"
)

// stack is what was started, to be stopped in the opposite order.
type stack []func() error

func (s *stack) push(stop func() error) { *s = append(*s, stop) }

// unwind stops everything, once, whatever fails on the way.
func (s *stack) unwind() error {
	var failed []error
	for _, stop := range slices.Backward(*s) {
		failed = append(failed, stop())
	}
	*s = nil
	return errors.Join(failed...)
}
