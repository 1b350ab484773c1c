-- +goose Up

CREATE TABLE saved_views (
    id         uuid PRIMARY KEY,
    name       text NOT NULL,
    object     text NOT NULL,
    owner_id   uuid,
    filter     text NOT NULL,
    sort       text NOT NULL,
    columns    jsonb NOT NULL,
    shared     boolean NOT NULL,
    revision   bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    folded     text COLLATE "C" NOT NULL GENERATED ALWAYS AS (daybook.fold(name)) STORED
);
CREATE INDEX saved_views_owner ON saved_views (owner_id);
CREATE INDEX saved_views_shared ON saved_views (folded, id) WHERE shared;

-- +goose Down
DROP TABLE saved_views;
