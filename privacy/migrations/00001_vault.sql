-- +goose Up
-- The vault is no read side: it cannot be rebuilt from the log, and is backed
-- up apart from it, so that a backup of one without the other reveals nobody.

-- Secrets of the installation (tenant '') and of each tenant, wrapped by the
-- master key.
CREATE TABLE vault.secrets (
    tenant     text        NOT NULL,
    name       text        NOT NULL,
    wrapped    bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, name)
);

-- A data key a person, wrapped by the tenant's key. A destroyed key leaves its
-- row behind without the key, so that it is never made again.
CREATE TABLE vault.keys (
    tenant       text        NOT NULL,
    subject      text        NOT NULL,
    wrapped      bytea,
    created_at   timestamptz NOT NULL DEFAULT now(),
    destroyed_at timestamptz,
    PRIMARY KEY (tenant, subject),
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);

-- Who queues for, or holds, a unique key. The value is stored as a keyed hash.
CREATE TABLE vault.claims (
    tenant       text        NOT NULL,
    kind         text        NOT NULL,
    value        bytea       NOT NULL,
    holder       text        NOT NULL,
    revision     bigint      NOT NULL,
    leased_until timestamptz NOT NULL,
    PRIMARY KEY (tenant, kind, value)
);

-- How far the log has been searched for persons to erase.
CREATE TABLE vault.checkpoints (
    name       text   PRIMARY KEY,
    commit_at  bigint NOT NULL,
    prepare_at bigint NOT NULL
);

-- +goose Down
DROP TABLE vault.checkpoints, vault.claims, vault.keys, vault.secrets;
