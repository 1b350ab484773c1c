// Package esdbserver is an EventStoreDB that lives inside a Go program: a single node which the official
// clients accept as the real thing, on one port of one process, with its data in one folder.
//
//	server, err := esdbserver.Open("./data/eventstore", esdbserver.Options{})
//	…
//	defer server.Close()
//	config, err := esdb.ParseConnectionString(server.URL())
//
// # The parts
//
//	  client: gRPC over HTTP/2                          operator: a little HTTP/1.1
//	              |                                                 |
//	  front.go    '------------------ one port ---------------------'
//	  authenticate.go  access.go      (on a secure node)            |
//	              |                                                 ↓
//	  codec.go  wire.go  append_message.go                 http.go  operations_http.go
//	  events pass between wire and record                  chore.go  backup.go
//	  without message objects                 users_service.go  operations_service.go  monitoring.go
//	                                          (over gRPC too; package protos has the messages)
//	              |
//	    +---------+------------+-------------------------+---------------------------+
//	    ↓                      ↓                         ↓                           ↓
//	  append.go batch.go    read_stream.go          subscribe_stream.go       persistent_*.go  projection*.go
//	  delete.go             read_all.go             subscribe_all.go          (package competing decides)
//	    |                      |                         |                           |
//	    ↓                      ↓                         ↓                           ↓
//	+------------------------------------- package store ---------------------------------------------+
//	|  committer: check, batch, sync, publish      cursors below the watermark      the live tail     |
//	+--------------------------------------------------------------------------------------------------+
//
// # Who waits for whom
//
// Writers wait for the disk and for nobody else. A subscription is a goroutine that reads the log at the
// client's pace: HTTP/2 flow control stops that goroutine, and only it. While it keeps up it reads the
// end of the log from memory; when it does not, it finds its place in the files. There is no queue of
// events per subscriber that could overflow or grow.
//
// # What it never does
//
// How it differs from EventStoreDB, and how it is operated, is in docs/eventstore.md.
//
// It never interprets an event (apart from stream metadata and links), never runs JavaScript projections
// and never talks to another node.
package esdbserver
