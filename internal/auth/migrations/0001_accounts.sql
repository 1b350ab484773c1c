-- Who can sign in. A member has one address and one password; the member
-- itself (name, role) lives in the log.
CREATE TABLE auth.credentials (
    tenant    text        NOT NULL,
    member    text        NOT NULL,
    email_key text        NOT NULL,
    hash      text        NOT NULL,
    disabled  boolean     NOT NULL DEFAULT false,
    changed   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, member)
);
CREATE UNIQUE INDEX credentials_by_email ON auth.credentials (email_key, tenant);

-- A sign-in on one device, until it is signed out, expires or is ended.
CREATE TABLE auth.sessions (
    id      uuid        PRIMARY KEY,
    tenant  text        NOT NULL,
    member  text        NOT NULL,
    started timestamptz NOT NULL,
    expires timestamptz NOT NULL,
    ended   timestamptz,
    reason  text        NOT NULL DEFAULT ''
);
CREATE INDEX sessions_by_member ON auth.sessions (tenant, member);

-- The refresh tokens of a session, as SHA-256. Used ones stay as long as the
-- session: one that comes again later was stolen.
CREATE TABLE auth.refresh_tokens (
    hash    bytea       PRIMARY KEY,
    session uuid        NOT NULL REFERENCES auth.sessions (id) ON DELETE CASCADE,
    issued  timestamptz NOT NULL,
    used    timestamptz
);
CREATE INDEX refresh_tokens_by_session ON auth.refresh_tokens (session);
