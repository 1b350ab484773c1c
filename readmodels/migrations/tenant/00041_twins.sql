-- +goose Up

-- What objects that may be duplicates have in common (readmodels/twins.go):
-- each object has a few keys, and who shares one is compared.
CREATE TABLE twins (
    object text NOT NULL,
    key    text COLLATE "C" NOT NULL,
    id     uuid NOT NULL,
    PRIMARY KEY (object, key, id)
);
CREATE INDEX twins_id ON twins (id);

-- +goose Down
DROP TABLE twins;
