-- +goose Up

-- How many objects there are of each combination of what lists are filtered by
-- most (readmodels/counts.go): to count them one by one takes a tenth of a
-- second among 200,000. The columns are called as in the table that is
-- counted, so a condition over them reads the same in both. A combination that
-- no object has any more stays, with none.
--
-- A writer has numbers of its own, by the first slice that it holds, which are
-- added up: several processes write at once, and would wait for each other.
CREATE TABLE contact_counts (
    writer int NOT NULL,
    archived        boolean NOT NULL,
    lifecycle_stage text NOT NULL,
    lead_status     text NOT NULL,
    owner_id        uuid,
    objects         bigint NOT NULL,
    UNIQUE NULLS NOT DISTINCT (writer, archived, lifecycle_stage, lead_status, owner_id)
);
CREATE TABLE company_counts (
    writer int NOT NULL,
    archived boolean NOT NULL,
    industry text NOT NULL,
    owner_id uuid,
    objects  bigint NOT NULL,
    UNIQUE NULLS NOT DISTINCT (writer, archived, industry, owner_id)
);
CREATE TABLE deal_counts (
    writer int NOT NULL,
    archived    boolean NOT NULL,
    pipeline_id uuid NOT NULL,
    stage_id    uuid NOT NULL,
    status      text NOT NULL,
    owner_id    uuid,
    objects     bigint NOT NULL,
    UNIQUE NULLS NOT DISTINCT (writer, archived, pipeline_id, stage_id, status, owner_id)
);

-- +goose Down
DROP TABLE contact_counts, company_counts, deal_counts;
