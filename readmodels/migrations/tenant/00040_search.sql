-- +goose Up

-- What the search over all objects finds: one row an object, made from the
-- object's own row (readmodels/findable.go) in the same transaction. folded is
-- the title. words are all the words that it is found by; behind a = each part
-- (title, address, …) as a whole; and behind a ~ phone numbers from their end,
-- since they are written with and without what comes before.
CREATE TABLE search (
    id       uuid PRIMARY KEY,
    object   text NOT NULL,
    title    text NOT NULL,
    subtitle text NOT NULL,
    folded   text COLLATE "C" NOT NULL,
    words    tsvector NOT NULL
);
CREATE INDEX search_folded ON search (folded, id);
CREATE INDEX search_words ON search USING gin (words);
CREATE INDEX search_similar ON search USING gin (folded daybook.gin_trgm_ops);

-- +goose Down
DROP TABLE search;
