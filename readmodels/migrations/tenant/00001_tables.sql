-- +goose Up

-- Indexes: every index is paid for at each of some thousand writes a second,
-- so there is one where a list of the API would otherwise read a whole table
-- for one page. Filters of few values (owner, stage of life, status) walk the
-- index of the sort instead, and sorting by last change sorts: an index on
-- updated_at would make every update touch every index of the row.
--
-- folded serves the search (trigrams) and the sort by name at once, so that a
-- row is folded once. It compares in bytes (COLLATE "C"): an index in a
-- language's order breaks when the system's library changes that order.
--
-- custom holds the values of custom fields by the keys of their definitions;
-- its index serves filters on equal values. More of them are made for fields
-- that are sorted by, or filtered by ranges (readmodels/advise.go).
--
-- What is of one length stands first: a list that has to read every row reaches
-- it without walking over the texts before it.
--
-- An empty expected_close or due is null, and sorts behind every date.
--
-- A page of the tables whose rows change all the time keeps some room
-- (fillfactor): a changed row that stays on its page, and changes nothing that
-- is indexed, touches no index at all.

CREATE TABLE contacts (
    id              uuid PRIMARY KEY,
    archived        boolean NOT NULL,
    erased          boolean NOT NULL,
    revision        bigint NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    merged_into     uuid,
    company_id      uuid,
    owner_id        uuid,
    first_name      text NOT NULL,
    last_name       text NOT NULL,
    email           text NOT NULL,
    phone           text NOT NULL,
    job_title       text NOT NULL,
    lifecycle_stage text NOT NULL,
    lead_status     text NOT NULL,
    source          text NOT NULL,
    street          text NOT NULL,
    city            text NOT NULL,
    region          text NOT NULL,
    postal_code     text NOT NULL,
    country         text NOT NULL,
    custom          jsonb NOT NULL DEFAULT '{}',
    emails          jsonb NOT NULL,
    phones          jsonb NOT NULL,
    consents        jsonb NOT NULL,
    tag_ids         uuid[] NOT NULL,
    folded          text COLLATE "C" NOT NULL GENERATED ALWAYS AS
        (daybook.fold(last_name || chr(1) || first_name || chr(1) || email || chr(1) ||
            jsonb_path_query_array(emails, '$[*] ? (!exists(@.primary)).address')::text)) STORED
) WITH (fillfactor = 85);
-- Lists show neither who was put away nor who is part of another now.
CREATE INDEX contacts_created ON contacts (created_at, id) WHERE merged_into IS NULL AND NOT archived;
CREATE INDEX contacts_name ON contacts (folded, id) WHERE merged_into IS NULL AND NOT archived;
CREATE INDEX contacts_archived ON contacts (created_at, id) WHERE archived;
CREATE INDEX contacts_merged ON contacts (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX contacts_tags ON contacts USING gin (tag_ids) WHERE tag_ids <> '{}';
CREATE INDEX contacts_company ON contacts (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX contacts_custom ON contacts USING gin (custom jsonb_path_ops);
CREATE INDEX contacts_search ON contacts USING gin (folded daybook.gin_trgm_ops);

-- The people who were erased, whether their contact has a row or not: a text
-- about them that is applied later must not bring anything back.
CREATE TABLE erased (contact_id uuid PRIMARY KEY);

CREATE TABLE companies (
    id          uuid PRIMARY KEY,
    archived    boolean NOT NULL,
    revision    bigint NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    owner_id    uuid,
    parent_id   uuid,
    name        text NOT NULL,
    domain      text NOT NULL,
    phone       text NOT NULL,
    industry    text NOT NULL,
    employees   bigint NOT NULL,
    street      text NOT NULL,
    city        text NOT NULL,
    region      text NOT NULL,
    postal_code text NOT NULL,
    country     text NOT NULL,
    custom      jsonb NOT NULL DEFAULT '{}',
    website     text NOT NULL,
    description text NOT NULL,
    revenue     bigint NOT NULL,
    revenue_currency text NOT NULL,
    tag_ids     uuid[] NOT NULL,
    folded      text COLLATE "C" NOT NULL GENERATED ALWAYS AS
        (daybook.fold(name || chr(1) || domain)) STORED
) WITH (fillfactor = 85);
CREATE INDEX companies_parent ON companies (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX companies_tags ON companies USING gin (tag_ids);
CREATE INDEX companies_created ON companies (created_at, id);
CREATE INDEX companies_name ON companies (folded, id);
CREATE INDEX companies_custom ON companies USING gin (custom jsonb_path_ops);
CREATE INDEX companies_search ON companies USING gin (folded daybook.gin_trgm_ops);

CREATE TABLE pipelines (
    id         uuid PRIMARY KEY,
    name       text NOT NULL,
    stages     jsonb NOT NULL,
    archived   boolean NOT NULL,
    revision   bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

-- What the stages of a pipeline were called from a position of the log on.
CREATE TABLE stage_names (
    pipeline_id uuid   NOT NULL,
    position    bigint NOT NULL,
    prepare     bigint NOT NULL,
    stages      jsonb  NOT NULL,
    PRIMARY KEY (pipeline_id, position, prepare)
);

CREATE TABLE deals (
    id             uuid PRIMARY KEY,
    archived       boolean NOT NULL,
    value_is_sum   boolean NOT NULL,
    amount         bigint NOT NULL,
    pipeline_id    uuid NOT NULL,
    stage_id       uuid NOT NULL,
    revision       bigint NOT NULL,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    stage_since    timestamptz NOT NULL,
    company_id     uuid,
    owner_id       uuid,
    title          text NOT NULL,
    currency       text NOT NULL,
    status         text NOT NULL,
    contact_ids    uuid[] NOT NULL,
    contacts       jsonb NOT NULL,
    expected_close date,
    line_items     jsonb NOT NULL,
    source         text NOT NULL,
    forecast_category text NOT NULL,
    tag_ids        uuid[] NOT NULL,
    lost_reason    text NOT NULL,
    custom         jsonb NOT NULL DEFAULT '{}',
    closed_at      timestamptz,
    visits         jsonb NOT NULL,
    folded         text COLLATE "C" NOT NULL GENERATED ALWAYS AS (daybook.fold(title)) STORED
) WITH (fillfactor = 85);
CREATE INDEX deals_created ON deals (created_at, id);
CREATE INDEX deals_stage ON deals (pipeline_id, stage_id);
CREATE INDEX deals_company ON deals (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX deals_contacts ON deals USING gin (contact_ids);
CREATE INDEX deals_tags ON deals USING gin (tag_ids);
CREATE INDEX deals_custom ON deals USING gin (custom jsonb_path_ops);
CREATE INDEX deals_search ON deals USING gin (folded daybook.gin_trgm_ops);

CREATE TABLE tasks (
    id           uuid PRIMARY KEY,
    title        text NOT NULL,
    description  text NOT NULL,
    kind         text NOT NULL,
    priority     text NOT NULL,
    due          date,
    due_time     text NOT NULL,
    reminder     timestamptz,
    repeat_every text NOT NULL,
    repeat_interval bigint NOT NULL,
    repeat_until date,
    repeat_day   bigint NOT NULL,
    custom       jsonb NOT NULL DEFAULT '{}',
    assignee_id  uuid,
    contact_id   uuid,
    company_id   uuid,
    deal_id      uuid,
    completed_at timestamptz,
    revision     bigint NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    folded       text COLLATE "C" NOT NULL GENERATED ALWAYS AS (daybook.fold(title)) STORED
) WITH (fillfactor = 85);
CREATE INDEX tasks_created ON tasks (created_at, id);
CREATE INDEX tasks_due ON tasks (coalesce(due, 'infinity'), id);
CREATE INDEX tasks_custom ON tasks USING gin (custom jsonb_path_ops);
CREATE INDEX tasks_contact ON tasks (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX tasks_company ON tasks (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX tasks_deal ON tasks (deal_id) WHERE deal_id IS NOT NULL;
CREATE INDEX tasks_search ON tasks USING gin (folded daybook.gin_trgm_ops);

CREATE TABLE members (
    id         uuid PRIMARY KEY,
    name       text NOT NULL,
    email      text NOT NULL,
    role       text NOT NULL,
    active     boolean NOT NULL,
    time_zone  text NOT NULL,
    locale     text NOT NULL,
    revision   bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    folded     text COLLATE "C" NOT NULL GENERATED ALWAYS AS (daybook.fold(name)) STORED
);

CREATE TABLE devices (
    id            uuid PRIMARY KEY,
    member_id     uuid,
    name          text NOT NULL,
    registered_at timestamptz NOT NULL,
    revoked_at    timestamptz,
    revision      bigint NOT NULL
);

-- An event is one entry for each object that it touches. personal marks a
-- summary that says more than is known once the person is erased.
CREATE TABLE timeline (
    subject_id uuid NOT NULL,
    position   bigint NOT NULL,
    event_id   uuid NOT NULL,
    at         timestamptz NOT NULL,
    type       text NOT NULL,
    actor      text NOT NULL,
    summary    text NOT NULL,
    personal   boolean NOT NULL,
    PRIMARY KEY (subject_id, at, position)
);

-- Every event once, for those who follow the tenant (follow.go): which object
-- it happened to, not what it says. keys are the ids that it is followed by,
-- command_id is the command that it can be undone with.
CREATE TABLE changes (
    position   bigint NOT NULL,
    prepare    bigint NOT NULL,
    object     text NOT NULL,
    object_id  uuid NOT NULL,
    kind       text NOT NULL,
    at         timestamptz NOT NULL,
    keys       uuid[] NOT NULL,
    command_id uuid,
    PRIMARY KEY (position, prepare)
);
CREATE INDEX changes_command ON changes (command_id, position, prepare);

-- +goose Down
DROP TABLE changes, timeline, devices, members, tasks, deals, stage_names, pipelines, companies, erased, contacts;
