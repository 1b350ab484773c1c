-- +goose Up

-- A contact that was merged into another keeps its row and its id; what refers
-- to it is not rewritten, so that a merge can be undone. These two say, at
-- reading, which contact an id leads to, and which ids lead to a contact.

-- +goose StatementBegin
CREATE FUNCTION survivor(person uuid) RETURNS uuid LANGUAGE sql STABLE BEGIN ATOMIC
    WITH RECURSIVE way(id, next) AS (
        SELECT c.id, c.merged_into FROM contacts c WHERE c.id = person
        UNION
        SELECT c.id, c.merged_into FROM way JOIN contacts c ON c.id = way.next
    )
    SELECT coalesce((SELECT coalesce(w.next, w.id) FROM way w
        WHERE w.next IS NULL OR NOT EXISTS (SELECT FROM contacts c WHERE c.id = w.next)), person);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION same_person(person uuid) RETURNS uuid[] LANGUAGE sql STABLE BEGIN ATOMIC
    WITH RECURSIVE merged(id) AS (
        SELECT person
        UNION
        SELECT c.id FROM merged JOIN contacts c ON c.merged_into = merged.id
    )
    SELECT array_agg(id) FROM merged;
END;
-- +goose StatementEnd

-- +goose Down
DROP FUNCTION same_person, survivor;
