-- The log itself, without what is in it: who did what to which object, when.
-- Asked for by type and time. Every object's own history is a look-up by
-- object_id, for which the index skips granules that cannot hold it.
CREATE TABLE IF NOT EXISTS {database:Identifier}.events (
    id          String CODEC(ZSTD(1)),
    type        LowCardinality(String),
    object      LowCardinality(String),
    object_id   String CODEC(ZSTD(1)),
    actor_id    LowCardinality(String),
    at          DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    recorded_at DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    revision    UInt64 CODEC(T64, ZSTD(1)),
    version     UInt64 CODEC(Delta, ZSTD(1)),
    INDEX object_id object_id TYPE bloom_filter(0.01) GRANULARITY 1
) ENGINE = ReplacingMergeTree(version)
ORDER BY (type, at, id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Work that somebody did: an event that counts as such. What was taken back
-- is a second row with count -1, of the same member and time, so that a sum
-- is right over any period and no row of the past is ever changed.
CREATE TABLE IF NOT EXISTS {database:Identifier}.activities (
    event_id   String CODEC(ZSTD(1)),
    kind       LowCardinality(String),
    count      Int8,
    member_id  LowCardinality(String),
    owner_id   LowCardinality(String),
    object     LowCardinality(String),
    object_id  String CODEC(ZSTD(1)),
    contact_id String CODEC(ZSTD(1)),
    company_id String CODEC(ZSTD(1)),
    deal_id    String CODEC(ZSTD(1)),
    imported   Bool,
    at         DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    version    UInt64 CODEC(Delta, ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY (at, event_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
