-- +goose Up

-- How the processes that run projections are doing, for people. Where a
-- projection keeps its checkpoints elsewhere, commit and prepare tell them.
ALTER TABLE projectors
    ADD COLUMN state   text NOT NULL DEFAULT '',
    ADD COLUMN commit  bigint NOT NULL DEFAULT 0,
    ADD COLUMN prepare bigint NOT NULL DEFAULT 0,
    ADD COLUMN rate    double precision NOT NULL DEFAULT 0,
    ADD COLUMN retries bigint NOT NULL DEFAULT 0,
    ADD COLUMN failing text NOT NULL DEFAULT '';

-- Projections that rest until somebody lets them go on.
CREATE TABLE paused (
    projection text PRIMARY KEY,
    reason     text NOT NULL,
    by         text NOT NULL,
    at         timestamptz NOT NULL DEFAULT now()
);

-- What the process that holds a slice is to do about a parked stream, and what
-- came of it.
CREATE TABLE projection_orders (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    projection text NOT NULL,
    stream     text NOT NULL,
    by         text NOT NULL,
    at         timestamptz NOT NULL DEFAULT now(),
    done_at    timestamptz,
    applied    int NOT NULL DEFAULT 0,
    failure    text NOT NULL DEFAULT ''
);
CREATE INDEX projection_orders_open ON projection_orders (projection) WHERE done_at IS NULL;

-- Parked events that somebody gave up on. They stay in the log, and in no rows.
CREATE TABLE skipped (
    projection text        NOT NULL,
    commit     bigint      NOT NULL,
    prepare    bigint      NOT NULL,
    stream     text        NOT NULL,
    revision   bigint      NOT NULL,
    event_id   uuid        NOT NULL,
    type       text        NOT NULL,
    cause      text        NOT NULL,
    reason     text        NOT NULL,
    by         text        NOT NULL,
    at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (projection, commit, prepare)
);

-- +goose Down
DROP TABLE skipped;
DROP TABLE projection_orders;
DROP TABLE paused;
ALTER TABLE projectors DROP COLUMN state, DROP COLUMN commit, DROP COLUMN prepare,
    DROP COLUMN rate, DROP COLUMN retries, DROP COLUMN failing;
