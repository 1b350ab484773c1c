-- +goose Up

-- Projections are shared by slices of the streams: how far each slice is, and
-- which process holds it. A slice is free when its owner is no longer alive.
-- Half of each page stays free: the rows are written many times a second, and
-- their new versions stay beside them.
CREATE TABLE slices (
    projection text   NOT NULL,
    slice      int    NOT NULL,
    commit     bigint NOT NULL DEFAULT 0,
    prepare    bigint NOT NULL DEFAULT 0,
    owner      text,
    PRIMARY KEY (projection, slice)
) WITH (fillfactor = 50);

-- The processes that run a projection. One that was not seen for a while is
-- dead: who renews the lease of all its slices writes one row.
CREATE TABLE projectors (
    projection text        NOT NULL,
    process    text        NOT NULL,
    seen       timestamptz NOT NULL,
    PRIMARY KEY (projection, process)
) WITH (fillfactor = 50);

INSERT INTO slices (projection, slice, commit, prepare)
    SELECT projection, slice, commit, prepare FROM checkpoints, generate_series(0, 7) AS slice;
DROP TABLE checkpoints;

-- +goose Down
CREATE TABLE checkpoints (
    projection text PRIMARY KEY,
    commit     bigint NOT NULL,
    prepare    bigint NOT NULL
);
DROP TABLE projectors;
DROP TABLE slices;
