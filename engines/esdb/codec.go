package esdbserver

import (
	"google.golang.org/grpc/encoding"
	encodingproto "google.golang.org/grpc/encoding/proto"
	"google.golang.org/grpc/mem"
)

// frame is a protobuf message that is already encoded.
//
// A read answers with one message an event. Building these as objects costs a dozen allocations and a
// reflective walk each, more than everything else the server does for that event; so wire.go writes the
// bytes, many events to a buffer, and the codec hands them on.
type frame []byte

// codec is gRPC's own protobuf codec, save that it lets frames through and reads appends by hand.
type codec struct{ encoding.CodecV2 }

func newCodec() codec { return codec{encoding.GetCodecV2(encodingproto.Name)} }

// Marshal implements encoding.CodecV2.
func (c codec) Marshal(v any) (mem.BufferSlice, error) {
	if f, ok := v.(frame); ok {
		return mem.BufferSlice{mem.SliceBuffer(f)}, nil
	}
	return c.CodecV2.Marshal(v)
}

// Unmarshal implements encoding.CodecV2.
func (c codec) Unmarshal(data mem.BufferSlice, v any) error {
	if m, ok := v.(*appendMessage); ok {
		return m.decode(data.Materialize()) // a copy, which the events keep
	}
	return c.CodecV2.Unmarshal(data, v)
}
