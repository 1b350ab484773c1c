-- +goose Up

-- What a member, or a team together, is to win in the months from period on.
CREATE TABLE quotas (
    id         uuid PRIMARY KEY,
    member_id  uuid,
    team_id    uuid,
    period     date NOT NULL,
    months     bigint NOT NULL,
    measure    text NOT NULL,
    amount     bigint NOT NULL,
    currency   text NOT NULL,
    deals      bigint NOT NULL,
    revision   bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX quotas_period ON quotas (period, id);

-- +goose Down
DROP TABLE quotas;
