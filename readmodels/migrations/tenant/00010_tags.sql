-- +goose Up

CREATE TABLE tags (
    id         uuid PRIMARY KEY,
    name       text NOT NULL,
    color      text NOT NULL,
    revision   bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    folded     text COLLATE "C" NOT NULL GENERATED ALWAYS AS (daybook.fold(name)) STORED
);
CREATE INDEX tags_name ON tags (folded, id);

-- +goose Down
DROP TABLE tags;
