-- Whom deals are about and who works on them, without anything personal, and
-- what there is to do. Keyed by id, as deals are.

CREATE TABLE IF NOT EXISTS {database:Identifier}.contacts (
    id              String CODEC(ZSTD(1)),
    company_id      String CODEC(ZSTD(1)),
    owner_id        LowCardinality(String),
    lifecycle_stage LowCardinality(String),
    lead_status     LowCardinality(String),
    source          LowCardinality(String),
    archived        Bool,
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
    archived   Bool,
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
    due          Nullable(Date32) CODEC(ZSTD(1)),
    assignee_id  LowCardinality(String),
    contact_id   String CODEC(ZSTD(1)),
    company_id   String CODEC(ZSTD(1)),
    deal_id      String CODEC(ZSTD(1)),
    completed_at Nullable(DateTime64(6, 'UTC')) CODEC(ZSTD(1)),
    completed_by LowCardinality(String),
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

CREATE TABLE IF NOT EXISTS {database:Identifier}.teams (
    id         String CODEC(ZSTD(1)),
    name       String CODEC(ZSTD(1)),
    member_ids Array(String) CODEC(ZSTD(1)),
    lead_id    LowCardinality(String),
    created_at DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    updated_at DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    deleted    Bool,
    version    UInt64 CODEC(Delta, ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY id
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- What a member, or a team together, is to win in a month or a quarter. A
-- quota has a day in the middle of no month: period is the first of one.
CREATE TABLE IF NOT EXISTS {database:Identifier}.quotas (
    id         String CODEC(ZSTD(1)),
    member_id  LowCardinality(String),
    team_id    LowCardinality(String),
    period     Date32,
    months     UInt8,
    measure    LowCardinality(String),
    amount     Int64 CODEC(T64, ZSTD(1)),
    currency   LowCardinality(String),
    deals      Int64 CODEC(T64, ZSTD(1)),
    created_at DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    updated_at DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    deleted    Bool,
    version    UInt64 CODEC(Delta, ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY id
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
