-- +goose Up

-- Lists that ask for one value of a field are counted too, and how long the
-- lists took that used a field, in milliseconds.
ALTER TABLE field_uses
    ADD COLUMN equal boolean NOT NULL DEFAULT false,
    ADD COLUMN spent double precision NOT NULL DEFAULT 0,
    DROP CONSTRAINT field_uses_pkey,
    ADD PRIMARY KEY (tenant, object, field, numeric, falling, equal);

-- +goose Down
DELETE FROM field_uses WHERE equal;
ALTER TABLE field_uses
    DROP CONSTRAINT field_uses_pkey,
    DROP COLUMN equal,
    DROP COLUMN spent,
    ADD PRIMARY KEY (tenant, object, field, numeric, falling);
