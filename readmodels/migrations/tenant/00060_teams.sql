-- +goose Up

CREATE TABLE teams (
    id         uuid PRIMARY KEY,
    name       text NOT NULL,
    member_ids uuid[] NOT NULL,
    lead_id    uuid,
    revision   bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    folded     text COLLATE "C" NOT NULL GENERATED ALWAYS AS (daybook.fold(name)) STORED
);
CREATE INDEX teams_name ON teams (folded, id);
CREATE INDEX teams_members ON teams USING gin (member_ids);

-- +goose Down
DROP TABLE teams;
