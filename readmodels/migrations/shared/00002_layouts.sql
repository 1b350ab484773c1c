-- +goose Up

-- The layout in which a projection's tables were built.
CREATE TABLE layouts (
    projection  text PRIMARY KEY,
    fingerprint text NOT NULL
);

-- +goose Down
DROP TABLE layouts;
