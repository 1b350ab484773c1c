-- +goose Up

-- The custom fields of an object type, in one row: they are read together,
-- and there are few.
CREATE TABLE field_sets (
    id         uuid PRIMARY KEY,
    object     text NOT NULL,
    fields     jsonb NOT NULL,
    revision   bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

-- +goose Down
DROP TABLE field_sets;
