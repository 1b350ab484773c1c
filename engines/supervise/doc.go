// Package supervise keeps a child process alive for as long as its parent
// lives, and no longer.
//
//	        Start                            Stop
//	          │                                │
//	          ▼      ready                     ▼
//	  ┌── launched ───────► running ───────► asked to end ──► killed after Grace
//	  │       ▲                │                 │
//	  │ error │ backoff        │ ended by itself │ ended
//	  ▼       └────────────────┘                 ▼
//	Start fails                                gone
//
// The child cannot outlive this process, even if that is killed: on Linux the
// kernel ends it (Pdeathsig), elsewhere the child notices by itself. And a data
// folder has one process at a time: LockFolder.
package supervise
