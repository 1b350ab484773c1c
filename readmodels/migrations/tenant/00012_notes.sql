-- +goose Up

-- A note about a person who was erased has an empty body, and so nothing that
-- a search could find.
CREATE TABLE notes (
    id         uuid PRIMARY KEY,
    body       text NOT NULL,
    mentions   uuid[] NOT NULL,
    pinned     boolean NOT NULL,
    author_id  uuid,
    contact_id uuid,
    company_id uuid,
    deal_id    uuid,
    revision   bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    folded     text COLLATE "C" NOT NULL GENERATED ALWAYS AS (daybook.fold(body)) STORED
);
CREATE INDEX notes_created ON notes (created_at, id);
CREATE INDEX notes_contact ON notes (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX notes_company ON notes (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX notes_deal ON notes (deal_id) WHERE deal_id IS NOT NULL;
CREATE INDEX notes_mentions ON notes USING gin (mentions);
CREATE INDEX notes_search ON notes USING gin (folded daybook.gin_trgm_ops);

-- +goose Down
DROP TABLE notes;
