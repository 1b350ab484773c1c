-- What a tenant has settled: dimensions that say what ids mean. Their names
-- are words that admins chose for stages, products and fields, not people.

CREATE TABLE IF NOT EXISTS {database:Identifier}.settings (
    id         String,
    currency   LowCardinality(String),
    time_zone  LowCardinality(String),
    created_at DateTime64(6, 'UTC'),
    updated_at DateTime64(6, 'UTC'),
    deleted    Bool,
    version    UInt64
) ENGINE = ReplacingMergeTree(version)
ORDER BY id
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS {database:Identifier}.pipelines (
    id         String CODEC(ZSTD(1)),
    name       String CODEC(ZSTD(1)),
    archived   Bool,
    created_at DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    updated_at DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    deleted    Bool,
    version    UInt64 CODEC(Delta, ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY id
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Stages as they are. Each event that sets stages sets all of a pipeline, and
-- none ever vanishes.
CREATE TABLE IF NOT EXISTS {database:Identifier}.stages (
    pipeline_id LowCardinality(String),
    id          String CODEC(ZSTD(1)),
    name        String CODEC(ZSTD(1)),
    place       UInt16,
    probability UInt8,
    rot_days    UInt32,
    retired     Bool,
    version     UInt64 CODEC(Delta, ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY (pipeline_id, id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Stages as they were set, a row each time: what a forecast of the past knew
-- of its probabilities.
CREATE TABLE IF NOT EXISTS {database:Identifier}.stage_history (
    pipeline_id LowCardinality(String),
    id          String CODEC(ZSTD(1)),
    name        String CODEC(ZSTD(1)),
    place       UInt16,
    probability UInt8,
    rot_days    UInt32,
    retired     Bool,
    at          DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    version     UInt64 CODEC(Delta, ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY (pipeline_id, id, at, version)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS {database:Identifier}.products (
    id         String CODEC(ZSTD(1)),
    name       String CODEC(ZSTD(1)),
    sku        String CODEC(ZSTD(1)),
    archived   Bool,
    created_at DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    updated_at DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    deleted    Bool,
    version    UInt64 CODEC(Delta, ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY id
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- The id is that of the object type's set and the key: the projection looks
-- the type of a deal's field up by it.
CREATE TABLE IF NOT EXISTS {database:Identifier}.custom_fields (
    id            String CODEC(ZSTD(1)),
    object        LowCardinality(String),
    key           String CODEC(ZSTD(1)),
    label         String CODEC(ZSTD(1)),
    type          LowCardinality(String),
    option_keys   Array(String) CODEC(ZSTD(1)),
    option_labels Array(String) CODEC(ZSTD(1)),
    archived      Bool,
    created_at    DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    updated_at    DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    deleted       Bool,
    version       UInt64 CODEC(Delta, ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY id
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- What a currency is worth from a day on. Decimals, since rates are exact;
-- the factor turns minor units into minor units (one yen has no cents). The
-- base's own row, from 1900 on, lets one ASOF JOIN find a factor for every deal.
CREATE TABLE IF NOT EXISTS {database:Identifier}.rates (
    base     LowCardinality(String),
    currency LowCardinality(String),
    day      Date32,
    rate     Decimal(38, 12),
    factor   Decimal(38, 16),
    version  UInt64 CODEC(Delta, ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY (base, currency, day)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
