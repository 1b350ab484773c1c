// Package clickhouse runs ClickHouse's engine, which chDB ships as a library,
// as a server that clickhouse-go talks to.
//
//	Daybook                            child: daybook engine clickhouse
//	  reporting                          Serve
//	    │ clickhouse-go, HTTP              │ server.go   routes, authentication
//	    ▼                                  │ request.go  statement, settings, parameters
//	  127.0.0.1:PORT ────────────────────► │ pool.go     a session for each statement
//	                                       ▼
//	  Start ── stdin, kept open ─────►   session.go, insert.go ── library.go ── libchdb.so
//	    │                                  │ Native blocks of revision 0
//	    └── keeps the child alive          ▼
//	        (supervise)                  native.go   re-framed to the client's revision
//	                                     answer.go   head, parts, an error in the middle
//
// It is a child process because the library takes 200 MB, its crash would be
// ours, and it cannot be shut down for certain once it has MergeTree tables: a
// process can be ended. And because a process can be confined: statements reach
// tables, by the grants of engine.go, and nothing else on this machine, by
// confine_linux.go.
//
// The rest of Daybook cannot tell it from a ClickHouse server, as long as it
// keeps to what both do. The embedded one leaves out
//
//   - external tables and HTTP sessions: refused, with code 48;
//   - users, quotas, roles: there is one user;
//   - files, URLs, other servers, dictionaries, backups: refused, with code 497;
//   - Dynamic and AggregateFunction in Native results: refused by name. JSON
//     comes as text. DateTime('zone') loses its zone on the way, not its moment;
//   - query_id inside the engine: it is echoed, and statements are told apart by
//     log_comment, which a client therefore cannot set.
//
// The database named default is a view of the file system in the library: make
// databases of your own, and name them.
package clickhouse
