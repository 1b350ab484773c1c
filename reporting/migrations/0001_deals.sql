-- Deals: as they are, as they were after each event, and each change of stage.
--
-- Types. Ids are String, not UUID: the log may hold an owner or a stage with
-- any id, and a narrower column would let one odd event stop the projection.
-- Few different values (owners, stages, statuses): LowCardinality, a byte or
-- two a row. Times are UTC to the microsecond; NULL is none, which an analyst
-- reads more easily than 1970. Amounts are minor units.
--
-- Codecs. ZSTD(1) for ids, which LZ4 cannot shorten; Delta before it for
-- times and versions, which grow along the sort order; T64 before it for
-- amounts, which use few of their 64 bits. LZ4 and not ZSTD for what FINAL
-- and the funnel read of every deal: a sixth of the space more, and less than
-- half of the time.
--
-- Keys. deal_key stands for a deal, contact_key for its first contact and
-- company_key for its company wherever many are compared, grouped or joined:
-- 8 bytes instead of 36, and nothing to unpack. A tenant has some millions of
-- each; that two of them share one of 2^64 numbers is less likely than that
-- the disk lies.
--
-- Order. A ReplacingMergeTree knows a row by its ORDER BY, so the key of what
-- changes is what never does: a deal can go to another pipeline. Deals are
-- ordered by when they were created: those that change are mostly new ones, so
-- what was written last lies at the end of the key, and FINAL reads the rest
-- as it is; ordered by id it would merge all of them at every read, which was
-- half the time of a report. The projection looks rows up by id, for which an
-- index says which of the small granules can hold it. The second part of the
-- key is deal_key and not the id, which FINAL would unpack for every deal. What
-- happened never changes its place, so history is ordered by what is asked:
-- a pipeline, and a time.
--
-- No partitions: FINAL does not look across them by default, a block of
-- imported history would be torn into one part a year, and nothing is ever
-- dropped by time.
--
-- No other skip indexes: columns other than the key are scattered all over.
--
-- fsync: a checkpoint that outlived its rows in a power failure would be a
-- gap that nobody sees. There are few inserts, so it costs little.
--
-- custom: the values of the tenant's own fields of the types select (one
-- key), multi-select (all keys) and boolean ('true', 'false'): one shape, so
-- that one filter does for all.

CREATE TABLE IF NOT EXISTS {database:Identifier}.deals (
    id                String CODEC(ZSTD(1)),
    deal_key          UInt64 MATERIALIZED cityHash64(id) CODEC(LZ4),
    pipeline_id       LowCardinality(String),
    stage_id          LowCardinality(String),
    status            LowCardinality(String),
    amount            Int64 CODEC(T64, ZSTD(1)),
    currency          LowCardinality(String),
    owner_id          LowCardinality(String),
    company_id        String CODEC(ZSTD(1)),
    company_key       UInt64 MATERIALIZED cityHash64(company_id) CODEC(LZ4),
    source            LowCardinality(String),
    forecast_category LowCardinality(String),
    expected_close    Nullable(Date32) CODEC(ZSTD(1)),
    lost_reason       LowCardinality(String),
    custom            Map(LowCardinality(String), Array(String)) CODEC(ZSTD(1)),
    archived          Bool,
    contact_ids       Array(String) CODEC(ZSTD(1)),
    contact_key       UInt64 MATERIALIZED if(empty(contact_ids), 0, cityHash64(contact_ids[1])) CODEC(LZ4),
    product_ids       Array(String) CODEC(ZSTD(1)),
    line_product_ids  Array(String) CODEC(ZSTD(1)),
    line_quantities   Array(Float64) CODEC(ZSTD(1)),
    line_totals       Array(Int64) CODEC(ZSTD(1)),
    imported          Bool,
    entered_at        DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    stage_since       DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    closed_at         Nullable(DateTime64(6, 'UTC')) CODEC(ZSTD(1)),
    closed_by         LowCardinality(String),
    visit_pipeline_ids Array(LowCardinality(String)) CODEC(LZ4),
    visit_stage_ids   Array(LowCardinality(String)) CODEC(LZ4),
    visit_entered     Array(DateTime64(6, 'UTC')) CODEC(LZ4),
    visit_left        Array(DateTime64(6, 'UTC')) CODEC(LZ4),
    last_event_id     String CODEC(ZSTD(1)),
    last_kind         LowCardinality(String),
    last_actor_id     LowCardinality(String),
    state_since       DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    created_at        DateTime64(6, 'UTC') CODEC(Delta, LZ4),
    updated_at        DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    deleted           Bool,
    version           UInt64 CODEC(Delta, LZ4),
    INDEX id id TYPE bloom_filter(0.00001) GRANULARITY 1
) ENGINE = ReplacingMergeTree(version)
ORDER BY (created_at, deal_key)
SETTINGS index_granularity = 1024, fsync_after_insert = 1, fsync_part_directory = 1;

-- The states of deals that have ended, one row an event: the state after it,
-- from valid_from until just before valid_to, when the next event came. The
-- state that still holds is the deal's row. A deal's states touch and never
-- overlap, so the pipeline as it stood at a time t is the states with
-- valid_from <= t AND t < valid_to: a filter, where a snapshot a day would be a
-- row a day and deal, all to be written again when an import tells what
-- happened long ago.
--
-- A row is written once. Were the state that holds a row here too, its end
-- would come as a newer version of it, and FINAL would have to merge all
-- history by its key at every read. As it is, ordered by when states ended,
-- what is new lies at the end of the key, FINAL reads the rest as it is, and
-- a question about a time reads only what has ended since. Rows with the same
-- key are the same, so what a report does not want may be passed over before
-- FINAL (PREWHERE), which of deals it may not.
CREATE TABLE IF NOT EXISTS {database:Identifier}.deal_history (
    event_id          String CODEC(ZSTD(1)),
    deal_id           String CODEC(ZSTD(1)),
    deal_key          UInt64 MATERIALIZED cityHash64(deal_id) CODEC(ZSTD(1)),
    kind              LowCardinality(String),
    actor_id          LowCardinality(String),
    pipeline_id       LowCardinality(String),
    stage_id          LowCardinality(String),
    status            LowCardinality(String),
    amount            Int64 CODEC(T64, ZSTD(1)),
    currency          LowCardinality(String),
    owner_id          LowCardinality(String),
    company_id        String CODEC(ZSTD(1)),
    source            LowCardinality(String),
    forecast_category LowCardinality(String),
    expected_close    Nullable(Date32) CODEC(ZSTD(1)),
    lost_reason       LowCardinality(String),
    custom            Map(LowCardinality(String), Array(String)) CODEC(ZSTD(1)),
    archived          Bool,
    deleted           Bool,
    opened_at         DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    at                DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    valid_from        DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    valid_to          DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    position          UInt64 CODEC(Delta, ZSTD(1)),
    version           UInt64 CODEC(Delta, ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY (valid_to, event_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- All states of deals, those that still hold until 2262.
CREATE VIEW IF NOT EXISTS {database:Identifier}.deal_states AS
SELECT
    event_id, deal_id, deal_key, kind, actor_id, pipeline_id, stage_id, status, amount, currency, owner_id, company_id, source,
    forecast_category, expected_close, lost_reason, custom, archived, deleted, opened_at, at, valid_from, valid_to, position
FROM {database:Identifier}.deal_history FINAL
UNION ALL
SELECT
    last_event_id AS event_id, id AS deal_id, deal_key, last_kind AS kind, last_actor_id AS actor_id,
    pipeline_id, stage_id, status, amount, currency, owner_id, company_id, source,
    forecast_category, expected_close, lost_reason, custom, archived, deleted, created_at AS opened_at, updated_at AS at,
    state_since AS valid_from, toDateTime64('2262-01-01 00:00:00', 6, 'UTC') AS valid_to, version AS position
FROM {database:Identifier}.deals FINAL;

-- One row an event. Funnels and velocities ask for a pipeline and a time;
-- the event id makes the key unique and a repeat the same row.
CREATE TABLE IF NOT EXISTS {database:Identifier}.deal_stage_changes (
    event_id         String CODEC(ZSTD(1)),
    deal_id          String CODEC(ZSTD(1)),
    deal_key         UInt64 MATERIALIZED cityHash64(deal_id) CODEC(ZSTD(1)),
    kind             LowCardinality(String),
    from_pipeline_id LowCardinality(String),
    pipeline_id      LowCardinality(String),
    from_stage       LowCardinality(String),
    to_stage         LowCardinality(String),
    seconds_in_stage Nullable(Int64) CODEC(ZSTD(1)),
    amount           Int64 CODEC(T64, ZSTD(1)),
    currency         LowCardinality(String),
    owner_id         LowCardinality(String),
    actor_id         LowCardinality(String),
    custom           Map(LowCardinality(String), Array(String)) CODEC(ZSTD(1)),
    opened_at        DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    at               DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    version          UInt64 CODEC(Delta, ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY (pipeline_id, at, event_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
