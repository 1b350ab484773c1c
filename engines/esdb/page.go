package esdbserver

import (
	"google.golang.org/grpc"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// Bounds of a page: how much is read before anything is sent. The files are not pinned while a slow
// client takes the page in.
const (
	pageEvents = 512
	pageBytes  = 256 << 10
	pageScan   = 8192 // events looked at, for filters that match little
)

// page collects encoded answers and sends them.
type page struct {
	server  *Server
	stream  grpc.ServerStream
	wire    wire
	resolve bool
	buffer  []byte // of the page; never reused, because gRPC keeps what it was given until it is sent
	frames  []frame
	scanned int
	bytes   int
}

// add encodes an event, its link resolved if the request asked for that.
func (p *page) add(e *store.Event) error {
	if !p.resolve {
		p.encode(e, nil)
		return nil
	}
	return p.server.resolve(e, p.encode)
}

func (p *page) encode(event, link *store.Event) {
	size := 256
	for _, e := range [...]*store.Event{event, link} {
		if e != nil {
			size += len(e.Data) + len(e.Metadata) + len(e.Stream) + len(e.Type) + 128
		}
	}
	if cap(p.buffer)-len(p.buffer) < size {
		p.buffer = make([]byte, 0, max(size, p.nextBuffer()))
	}
	start := len(p.buffer)
	p.buffer = p.wire.readResp(p.buffer, event, link)
	p.bytes += len(p.buffer) - start
	p.frames = append(p.frames, frame(p.buffer[start:len(p.buffer):len(p.buffer)]))
}

// nextBuffer grows with the page: a read of one event should not cost a large buffer.
func (p *page) nextBuffer() int { return min(4096<<min(len(p.frames), 4), 64<<10) }

func (p *page) message(f frame) { p.frames = append(p.frames, f) }

// full reports that it is time to send.
func (p *page) full() bool {
	return len(p.frames) >= pageEvents || p.bytes >= pageBytes || p.scanned >= pageScan
}

// flush sends the page and begins a new one. It waits for the client's flow control.
func (p *page) flush() error {
	for i, f := range p.frames {
		if err := p.stream.SendMsg(f); err != nil {
			return err
		}
		p.frames[i] = nil
	}
	p.frames, p.buffer, p.scanned, p.bytes = p.frames[:0], nil, 0, 0
	return nil
}

// release closes a cursor, at the latest when its page ends early. Who walked to the end has asked Close
// for the error before; who did not has an error of his own to return.
func release(c *store.Cursor) { _ = c.Close() }
