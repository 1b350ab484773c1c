-- +goose Up

-- Which rows a process makes of events: while a new version of Daybook is
-- rolled out, processes of the old one leave the work to it.
ALTER TABLE projectors ADD COLUMN version int NOT NULL DEFAULT 0;

-- +goose Down
ALTER TABLE projectors DROP COLUMN version;
