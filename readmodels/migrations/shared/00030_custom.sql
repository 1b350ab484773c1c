-- +goose Up

-- What lists are filtered and sorted by of a custom field. Rows hold values of
-- the type of their field, but nothing here relies on it: what is of another
-- type is null. Not STRICT, so that the planner puts the body in place of the
-- call. A text is cut, since an index cannot hold a long one.
-- +goose StatementBegin
CREATE FUNCTION daybook.custom_number(custom jsonb, field text) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE jsonb_typeof(custom -> field)
        WHEN 'number' THEN (custom ->> field)::double precision
        WHEN 'object' THEN CASE jsonb_typeof(custom -> field -> 'amount')
            WHEN 'number' THEN (custom -> field ->> 'amount')::double precision END
        END $$;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE FUNCTION daybook.custom_text(custom jsonb, field text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN jsonb_typeof(custom -> field) IN ('string', 'boolean')
        THEN left(daybook.fold(custom ->> field), 200) END $$;
-- +goose StatementEnd

-- How often lists were filtered by a range of a custom field, or sorted by it,
-- and whether an index was made for it. No part of what is built from the log:
-- it stays when the tables are built anew, and the indexes are made again.
CREATE TABLE field_uses (
    tenant  text NOT NULL,
    object  text NOT NULL,            -- the table: contacts, companies, …
    field   text NOT NULL,            -- the key
    numeric boolean NOT NULL,         -- whether it is compared as a number
    falling boolean NOT NULL,         -- sorted so; a range, or sorted rising
    uses    bigint NOT NULL DEFAULT 0,
    indexed boolean NOT NULL DEFAULT false,
    PRIMARY KEY (tenant, object, field, numeric, falling)
);

-- +goose Down
DROP TABLE field_uses;
DROP FUNCTION daybook.custom_text(jsonb, text);
DROP FUNCTION daybook.custom_number(jsonb, text);
