CREATE DATABASE IF NOT EXISTS {database:Identifier};

-- How far each slice of a projection has applied the log. The newest commit
-- holds, so an older checkpoint that is written late changes nothing.
CREATE TABLE IF NOT EXISTS {database:Identifier}.slices (
    name       LowCardinality(String), -- of the projection
    slice      UInt16,
    commit     UInt64,
    prepare    UInt64,
    written    DateTime64(3, 'UTC') DEFAULT now64(3)
) ENGINE = ReplacingMergeTree(commit)
ORDER BY (name, slice)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Where a projection was as a whole, before there were slices.
DROP TABLE IF EXISTS {database:Identifier}.checkpoints;

-- The databases that there should be, to notice one that was dropped by hand.
CREATE TABLE IF NOT EXISTS {database:Identifier}.tenants (
    name    String,
    written DateTime64(3, 'UTC') DEFAULT now64(3)
) ENGINE = ReplacingMergeTree
ORDER BY name
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- The layout in which the tenants' databases were built; the newest holds.
CREATE TABLE IF NOT EXISTS {database:Identifier}.layouts (
    fingerprint String,
    written     DateTime64(6, 'UTC') DEFAULT now64(6)
) ENGINE = MergeTree
ORDER BY written
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- How often the tables were built anew beside those that served and took their
-- place; checkpoints are kept under a name for each.
CREATE TABLE IF NOT EXISTS {database:Identifier}.generations (
    number  UInt64,
    written DateTime64(3, 'UTC') DEFAULT now64(3)
) ENGINE = MergeTree
ORDER BY number
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
