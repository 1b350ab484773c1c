// Package store is the log of the embedded EventStoreDB: streams of events on Pebble.
//
// It knows revisions, positions, expected versions, idempotence, truncation and deletion. It never
// speaks gRPC and never interprets an event's data, save the metadata of a stream.
//
// # Key layout
//
// Five families of keys, told apart by their first byte. Integers are big-endian so that Pebble's
// byte order is their order.
//
//	'e' position            -> record            the log: every event, whole, in commit order
//	's' stream  revision    -> position  id      the index of one stream
//	'n' name                -> stream            a stream's number, given at its first event
//	'i' stream              -> name              the way back
//	'm' word                -> …                 format version, high-water mark, flags
//
// A hollow index entry, left of a scavenged last event, has one byte more.
//
//	stream, revision, position are 8 bytes; id is the event's 16-byte UUID.
//
// A record is
//
//	+---------+-------+--------+----------+---------+----+------+------+----------+------+-------+
//	| version | flags | stream | revision | created | id | name | type | metadata | data | crc32 |
//	|    1    |   1   |   8    |    8     |    8    | 16 | len… | len… |   len…   | len… |   4   |
//	+---------+-------+--------+----------+---------+----+------+------+----------+------+-------+
//
// where len… is a uvarint length and that many bytes, and the checksum (Castagnoli) covers the
// position and everything before it: a record found under another key does not verify.
//
// # Nothing is ever overwritten
//
// There is no "current revision" key. The last revision of a stream is its last index entry, a
// tombstone is the index entry at revision 2^63-1, the metadata of s is the last event of $$s. A head
// kept beside the events would save a seek on a cold stream, and would be one more thing which can
// disagree with the log. Hot heads live in a cache (heads.go) that only the committer changes.
//
// # Positions
//
// Positions are 1, 2, 3, … in commit order. EventStoreDB's are byte offsets; clients may only compare
// them, and a dense sequence lets everyone (verify, the live tail, the tests) see that nothing is
// missing. Scavenging leaves holes and never reuses a position.
//
// # Durable before visible
//
// Pebble shows a batch to readers before it has been synced. Were a subscriber to see such an event and
// store its position, a power cut could give that position to another event. So everything is read
// below a watermark (Store.Tail), which moves only after the sync returned.
package store
