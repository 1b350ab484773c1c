-- Keys of programs, as SHA-256: they are 32 random bytes, so a slow hash would
-- add nothing. A key acts for the member who made it, and ends with them.
CREATE TABLE auth.api_keys (
    id      uuid        PRIMARY KEY,
    tenant  text        NOT NULL,
    member  text        NOT NULL,
    name    text        NOT NULL,
    hash    bytea       NOT NULL UNIQUE,
    made    timestamptz NOT NULL,
    used    timestamptz,
    revoked timestamptz
);
CREATE INDEX api_keys_by_tenant ON auth.api_keys (tenant, made);
