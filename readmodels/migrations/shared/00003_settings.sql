-- +goose Up

-- A tenant that was made before there were settings has these.
ALTER TABLE tenants
    ADD COLUMN time_zone text NOT NULL DEFAULT '',
    ADD COLUMN phone_region text NOT NULL DEFAULT '',
    ADD COLUMN lists jsonb NOT NULL DEFAULT '{}';

-- +goose Down
ALTER TABLE tenants DROP COLUMN time_zone, DROP COLUMN phone_region, DROP COLUMN lists;
