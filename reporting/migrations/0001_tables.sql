-- Types. Ids are String, not UUID: the log may hold an owner or a stage with
-- any id, and a narrower column would let one odd event stop the projection.
-- Few different values (owners, stages, statuses): LowCardinality, a byte or
-- two a row. Times are UTC to the microsecond; NULL is none, which an analyst
-- reads more easily than 1970. Amounts are minor units.
--
-- Order. A ReplacingMergeTree knows a row by its ORDER BY, so the key of each
-- dimension is the id and nothing else: a deal can go to another pipeline.
-- Small granules, since the projection looks rows up by id.
--
-- No partitions: FINAL does not look across them by default, a key would have
-- to stay in its own, and no team has so many deals that it would help.
--
-- fsync: a checkpoint that outlived its rows in a power failure would be a
-- gap that nobody sees. There are few inserts, so it costs little.

CREATE TABLE IF NOT EXISTS {database:Identifier}.deals (
    id             String CODEC(ZSTD(1)),
    pipeline_id    LowCardinality(String),
    stage_id       LowCardinality(String),
    status         LowCardinality(String),
    amount         Int64 CODEC(T64, ZSTD(1)),
    currency       LowCardinality(String),
    owner_id       LowCardinality(String),
    company_id     String CODEC(ZSTD(1)),
    contact_ids    Array(String) CODEC(ZSTD(1)),
    product_ids    Array(String) CODEC(ZSTD(1)),
    lost_reason    LowCardinality(String),
    archived       Bool,
    expected_close Nullable(Date32),
    stage_since    DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    closed_at      Nullable(DateTime64(6, 'UTC')) CODEC(ZSTD(1)),
    created_at     DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    updated_at     DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    deleted        Bool,
    version        UInt64 CODEC(Delta, ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY id
SETTINGS index_granularity = 1024, fsync_after_insert = 1, fsync_part_directory = 1;

-- One row an event. Funnels and velocities ask for a pipeline and a time;
-- the event id makes the key unique and a repeat the same row.
CREATE TABLE IF NOT EXISTS {database:Identifier}.deal_stage_changes (
    event_id    String CODEC(ZSTD(1)),
    deal_id     String CODEC(ZSTD(1)),
    kind        LowCardinality(String),
    pipeline_id LowCardinality(String),
    from_stage  LowCardinality(String),
    to_stage    LowCardinality(String),
    amount      Int64 CODEC(T64, ZSTD(1)),
    currency    LowCardinality(String),
    owner_id    LowCardinality(String),
    at          DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    version     UInt64 CODEC(Delta, ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY (pipeline_id, at, event_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS {database:Identifier}.contacts (
    id              String CODEC(ZSTD(1)),
    company_id      String CODEC(ZSTD(1)),
    owner_id        LowCardinality(String),
    lifecycle_stage LowCardinality(String),
    lead_status     LowCardinality(String),
    source          LowCardinality(String),
    erased          Bool,
    created_at      DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    updated_at      DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    deleted         Bool,
    version         UInt64 CODEC(Delta, ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY id
SETTINGS index_granularity = 1024, fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS {database:Identifier}.companies (
    id         String CODEC(ZSTD(1)),
    industry   LowCardinality(String),
    employees  Int64 CODEC(T64, ZSTD(1)),
    owner_id   LowCardinality(String),
    created_at DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    updated_at DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    deleted    Bool,
    version    UInt64 CODEC(Delta, ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY id
SETTINGS index_granularity = 1024, fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS {database:Identifier}.tasks (
    id           String CODEC(ZSTD(1)),
    kind         LowCardinality(String),
    priority     LowCardinality(String),
    due          Nullable(Date32),
    assignee_id  LowCardinality(String),
    contact_id   String CODEC(ZSTD(1)),
    company_id   String CODEC(ZSTD(1)),
    deal_id      String CODEC(ZSTD(1)),
    completed_at Nullable(DateTime64(6, 'UTC')) CODEC(ZSTD(1)),
    created_at   DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    updated_at   DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    deleted      Bool,
    version      UInt64 CODEC(Delta, ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY id
SETTINGS index_granularity = 1024, fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS {database:Identifier}.members (
    id         String CODEC(ZSTD(1)),
    role       LowCardinality(String),
    active     Bool,
    created_at DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    updated_at DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    deleted    Bool,
    version    UInt64 CODEC(Delta, ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY id
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
