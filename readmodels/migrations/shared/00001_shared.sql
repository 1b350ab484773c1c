-- +goose Up

-- Both extensions are trusted: the owner of the database may make them.
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA daybook;
CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA daybook;

-- fold gives the form in which texts are searched and sorted: lower case,
-- without accents. unaccent is only STABLE, since somebody could change its
-- dictionary; nobody does, so that saying IMMUTABLE here is true, and lets
-- generated columns use it.
-- +goose StatementBegin
CREATE FUNCTION daybook.fold(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT lower(daybook.unaccent('daybook.unaccent'::regdictionary, $1)) $$;
-- +goose StatementEnd

CREATE TABLE checkpoints (
    projection text PRIMARY KEY,
    commit     bigint NOT NULL,
    prepare    bigint NOT NULL
);

-- What could not be applied. The event itself stays in the log: a copy would
-- miss the upcaster that mends it, and outlive the person's key.
CREATE TABLE parked (
    projection text        NOT NULL,
    commit     bigint      NOT NULL,
    prepare    bigint      NOT NULL,
    stream     text        NOT NULL,
    revision   bigint      NOT NULL,
    event_id   uuid        NOT NULL,
    type       text        NOT NULL,
    cause      text        NOT NULL,
    parked_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (projection, commit, prepare)
);
CREATE INDEX parked_stream ON parked (projection, stream, revision);

-- The registry of tenants.
CREATE TABLE tenants (
    id       text PRIMARY KEY,
    name     text NOT NULL,
    currency text NOT NULL
);

-- +goose Down
DROP TABLE tenants;
DROP TABLE parked;
DROP TABLE checkpoints;
DROP FUNCTION daybook.fold(text);
