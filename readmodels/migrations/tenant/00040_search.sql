-- +goose Up

-- What the search over all objects finds: one row an object, made from the
-- object's own row (readmodels/findable.go) in the same transaction. folded is
-- the title. words are all the words that it is found by; behind a = each part
-- (title, address, …) as a whole; behind a ~ phone numbers from their end,
-- since they are written with and without what comes before; and behind a !
-- the kind of object. What was written lately stands in a list that every
-- search reads through, which is why that is kept short.
CREATE TABLE search (
    id       uuid PRIMARY KEY,
    object   text NOT NULL,
    title    text NOT NULL,
    subtitle text NOT NULL,
    folded   text COLLATE "C" NOT NULL,
    words    tsvector NOT NULL
);
CREATE INDEX search_folded ON search (object, folded, id);
CREATE INDEX search_words ON search USING gin (words) WITH (gin_pending_list_limit = 512);

-- The words that there are, once each: what a mistyped one is compared with.
-- There are far fewer than objects. Of contacts it has those of their names
-- alone: nobody guesses at an address. A word can be there twice where two
-- processes added it at once: who has to be first waits for the other, and in
-- the end each for each.
CREATE TABLE spellings (word text COLLATE "C" NOT NULL);
CREATE INDEX spellings_word ON spellings (word);
CREATE INDEX spellings_similar ON spellings USING gin (word daybook.gin_trgm_ops) WITH (gin_pending_list_limit = 64);

-- +goose StatementBegin
CREATE FUNCTION words_of(words tsvector) RETURNS SETOF text LANGUAGE sql IMMUTABLE BEGIN ATOMIC
    SELECT word FROM unnest(tsvector_to_array(words)) AS word WHERE length(word) BETWEEN 3 AND 32 AND word !~ '[0-9=~!]';
END;
-- +goose StatementEnd

-- A word goes with the last object that has it: a name must not outlive the
-- person. Whether another has it is asked of the index, never of the table, and
-- by one process at a time: two would each rely on what the other takes away.
-- +goose StatementBegin
CREATE FUNCTION follow_words() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT SET enable_seqscan = off AS $$
DECLARE
    gone text[];
BEGIN
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO spellings SELECT DISTINCT w.word FROM added a, words_of(a.words) AS w(word)
            WHERE (a.object <> 'CONTACT' OR strpos(a.folded, w.word) > 0) AND NOT EXISTS (SELECT FROM spellings s WHERE s.word = w.word);
    END IF;
    IF TG_OP = 'DELETE' THEN
        gone := ARRAY(SELECT DISTINCT word FROM removed r, words_of(r.words) AS word);
    ELSIF TG_OP = 'UPDATE' THEN
        gone := ARRAY(SELECT word FROM removed r, words_of(r.words) AS word EXCEPT SELECT word FROM added a, words_of(a.words) AS word);
    END IF;
    IF cardinality(gone) > 0 THEN
        PERFORM pg_advisory_xact_lock('spellings'::regclass::bigint);
        DELETE FROM spellings s WHERE s.word = ANY(gone)
            AND NOT EXISTS (SELECT FROM search o WHERE o.words @@ quote_literal(s.word)::tsquery);
    END IF;
    RETURN NULL;
END $$;
-- +goose StatementEnd

CREATE TRIGGER words_added AFTER INSERT ON search REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION follow_words();
CREATE TRIGGER words_changed AFTER UPDATE ON search REFERENCING NEW TABLE AS added OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION follow_words();
CREATE TRIGGER words_removed AFTER DELETE ON search REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION follow_words();

-- +goose Down
DROP TABLE search, spellings;
DROP FUNCTION follow_words, words_of;
