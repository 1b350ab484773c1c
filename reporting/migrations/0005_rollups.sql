-- Rollups. A view that adds up what is inserted would count a repeat twice,
-- and would not take back what an event from the past changes. These are
-- refreshable: the whole is made anew from rows of which each is there once
-- (FINAL), and takes the place of the old in one step. So they are right
-- whatever was repeated, came late or was dated back, and follow the tenant's
-- time zone when that changes. They are at most a quarter of an hour old.

-- Open deals at the end of each day in the tenant's time zone; today's row is
-- as of the refresh. A row for each day, pipeline, stage, owner and currency
-- that had any.
CREATE TABLE IF NOT EXISTS {database:Identifier}.deal_days (
    day         Date32 CODEC(Delta, ZSTD(1)),
    pipeline_id LowCardinality(String),
    stage_id    LowCardinality(String),
    owner_id    LowCardinality(String),
    currency    LowCardinality(String),
    deals       Int64 CODEC(T64, ZSTD(1)),
    amount      Int64 CODEC(T64, ZSTD(1))
) ENGINE = MergeTree
ORDER BY (pipeline_id, day, stage_id, owner_id, currency);

-- Each state adds to the day on which it begins and takes away from the day
-- on which it ends; the sum so far is what is there, until the next change.
CREATE MATERIALIZED VIEW IF NOT EXISTS {database:Identifier}.deal_days_refresh
REFRESH EVERY 15 MINUTE TO {database:Identifier}.deal_days AS
WITH
    (SELECT any(time_zone) FROM {database:Identifier}.settings FINAL
     WHERE time_zone IN (SELECT time_zone FROM system.time_zones)) AS known,
    if(known = '', 'UTC', known) AS zone,
    toDate32(now(), zone) AS today
SELECT
    toDate32(first + offset) AS day, pipeline_id, stage_id, owner_id, currency, deals,
    toInt64(least(total, toInt128(9223372036854775807))) AS amount
FROM (
    SELECT
        changed AS first, pipeline_id, stage_id, owner_id, currency,
        sum(more) OVER so_far AS deals, sum(worth) OVER so_far AS total,
        leadInFrame(changed, 1, today + 1) OVER (
            PARTITION BY pipeline_id, stage_id, owner_id, currency ORDER BY changed
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next
    FROM (
        SELECT
            toDate32(edge.1, zone) AS changed, pipeline_id, stage_id, owner_id, currency,
            sum(edge.2) AS more, sum(edge.2 * toInt128(amount)) AS worth
        FROM {database:Identifier}.deal_states
        ARRAY JOIN [(valid_from, toInt64(1)), (valid_to, toInt64(-1))] AS edge
        WHERE status = 'OPEN' AND NOT archived AND NOT deleted AND valid_from < valid_to AND edge.1 <= now64(6)
        GROUP BY changed, pipeline_id, stage_id, owner_id, currency
    )
    WINDOW so_far AS (
        PARTITION BY pipeline_id, stage_id, owner_id, currency ORDER BY changed
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
)
ARRAY JOIN range(toUInt32(dateDiff('day', first, next))) AS offset
WHERE deals > 0;

-- Work done a day in the tenant's time zone.
CREATE TABLE IF NOT EXISTS {database:Identifier}.activity_days (
    day       Date32 CODEC(Delta, ZSTD(1)),
    kind      LowCardinality(String),
    member_id LowCardinality(String),
    owner_id  LowCardinality(String),
    imported  Bool,
    count     Int64 CODEC(T64, ZSTD(1))
) ENGINE = MergeTree
ORDER BY (day, kind, member_id, owner_id, imported);

CREATE MATERIALIZED VIEW IF NOT EXISTS {database:Identifier}.activity_days_refresh
REFRESH EVERY 15 MINUTE TO {database:Identifier}.activity_days AS
WITH
    (SELECT any(time_zone) FROM {database:Identifier}.settings FINAL
     WHERE time_zone IN (SELECT time_zone FROM system.time_zones)) AS known,
    if(known = '', 'UTC', known) AS zone
SELECT toDate32(at, zone) AS day, kind, member_id, owner_id, imported, sum(toInt64(a.count)) AS count
FROM {database:Identifier}.activities AS a FINAL
GROUP BY day, kind, member_id, owner_id, imported
HAVING count != 0;
