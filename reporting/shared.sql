CREATE DATABASE IF NOT EXISTS {database:Identifier};

-- How far the log was applied. The newest commit holds, so an older
-- checkpoint that is written late changes nothing.
CREATE TABLE IF NOT EXISTS {database:Identifier}.checkpoints (
    name    String, -- of the projection
    commit  UInt64,
    prepare UInt64,
    written DateTime64(3, 'UTC') DEFAULT now64(3)
) ENGINE = ReplacingMergeTree(commit)
ORDER BY name
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

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
