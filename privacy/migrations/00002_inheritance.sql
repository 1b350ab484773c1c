-- +goose Up
-- From whom the holder took the key over, when the log said that it was his:
-- until the holder has appended what takes him in, the key is the other's.
ALTER TABLE vault.claims ADD COLUMN before text NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE vault.claims DROP COLUMN before;
