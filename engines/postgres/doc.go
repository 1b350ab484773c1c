// Package postgres runs a Postgres server as a child process: it makes the
// cluster, starts the server, keeps it alive, and stops it. It has no SQL of
// Daybook's in it, and nothing talks to the server but through URL and pgx.
//
//	Start ── find the package, make its links          links.go
//	  │      lock the data folder                       supervise
//	  │      choose who runs it: root may not           account.go
//	  │      initdb beside, then rename                 initdb.go
//	  │      end what an earlier Daybook left           orphan.go
//	  │      write postgresql.conf and pg_hba.conf      settings.go
//	  ▼
//	postgres ── ready when pgx gets in, and role,       ready.go
//	  │  ▲      database and extension are there
//	  │  └── ends by itself: again, same port           supervise
//	  │         this process dies: fast shutdown        process_linux.go
//	  ▼
//	Stop ── fast shutdown, wait, unlock
//
// The data folder holds
//
//	cluster/      PGDATA, owned by the account that runs the server;
//	              log/ in it has a file a weekday, local.conf an operator's settings
//	password      of the roles daybook and postgres, mode 0600; made once
//	daybook.lock  held by the Daybook that uses the folder
//	making/       a cluster half made, after a kill; thrown away
//
// The role daybook owns the database and is no superuser: it cannot read files
// or run programs, whatever SQL gets past the rest of Daybook.
package postgres
