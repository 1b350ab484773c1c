-- A device's file. A file that was made by another text than this one is
-- built anew beside the old one, never altered in place.
--
-- Times are texts of one width, UTC to the microsecond, which sort as times
-- and which every language reads; none is empty. Lists are JSON. Flags are 0
-- or 1. STRICT, so that a column holds what it says.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE contacts (
    id TEXT PRIMARY KEY,
    first_name TEXT NOT NULL, last_name TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL, job_title TEXT NOT NULL,
    company_id TEXT NOT NULL, owner_id TEXT NOT NULL, lifecycle_stage TEXT NOT NULL, lead_status TEXT NOT NULL, source TEXT NOT NULL,
    emails TEXT NOT NULL, phones TEXT NOT NULL, consents TEXT NOT NULL, tag_ids TEXT NOT NULL, merged_into TEXT NOT NULL, archived INTEGER NOT NULL,
    street TEXT NOT NULL, city TEXT NOT NULL, region TEXT NOT NULL, postal_code TEXT NOT NULL, country TEXT NOT NULL,
    erased INTEGER NOT NULL,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;

CREATE TABLE companies (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL, domain TEXT NOT NULL, phone TEXT NOT NULL, industry TEXT NOT NULL, employees INTEGER NOT NULL,
    street TEXT NOT NULL, city TEXT NOT NULL, region TEXT NOT NULL, postal_code TEXT NOT NULL, country TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;

CREATE TABLE pipelines (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL, stages TEXT NOT NULL, archived INTEGER NOT NULL,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;

CREATE TABLE deals (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL, value_is_sum INTEGER NOT NULL,
    pipeline_id TEXT NOT NULL, stage_id TEXT NOT NULL, status TEXT NOT NULL,
    company_id TEXT NOT NULL, contact_ids TEXT NOT NULL, contacts TEXT NOT NULL, owner_id TEXT NOT NULL,
    expected_close TEXT NOT NULL, line_items TEXT NOT NULL, source TEXT NOT NULL, forecast_category TEXT NOT NULL, tag_ids TEXT NOT NULL,
    lost_reason TEXT NOT NULL, lost_key TEXT NOT NULL, custom TEXT NOT NULL, archived INTEGER NOT NULL,
    stage_since TEXT NOT NULL, closed_at TEXT NOT NULL, visits TEXT NOT NULL,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;

CREATE TABLE tasks (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL, description TEXT NOT NULL, kind TEXT NOT NULL, priority TEXT NOT NULL, due TEXT NOT NULL,
    due_time TEXT NOT NULL, reminder TEXT NOT NULL,
    repeat_every TEXT NOT NULL, repeat_interval INTEGER NOT NULL, repeat_until TEXT NOT NULL, repeat_day INTEGER NOT NULL,
    assignee_id TEXT NOT NULL, contact_id TEXT NOT NULL, company_id TEXT NOT NULL, deal_id TEXT NOT NULL,
    completed_at TEXT NOT NULL,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;

CREATE TABLE members (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL, email TEXT NOT NULL, role TEXT NOT NULL, active INTEGER NOT NULL,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;

-- What is left of an object that was deleted: its kind is its table's name.
CREATE TABLE tombstones (
    kind TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL, erased INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- What a device looks up besides ids. No index on a personal column: there
-- would be one more place to forget.
CREATE INDEX tasks_contact ON tasks (contact_id) WHERE contact_id <> '';
CREATE INDEX contacts_company ON contacts (company_id) WHERE company_id <> '';
CREATE INDEX deals_stage ON deals (pipeline_id, stage_id);
