-- What the content of points in a vault is made of. Points and items from before are taken as moved as a whole.
-- From here on, world_machine.disk_sets says for each generation: its second, then of each disk name, used, churn, pattern of
-- writes and the list of its regions: origin, first extent, extents, writes a day, since, writes before. What was written before
-- is still read.

ALTER TABLE world_point ADD COLUMN base BIGINT;              -- capture of the point it builds on; NULL if on none
ALTER TABLE world_item ADD COLUMN reference_lost BIGINT NOT NULL DEFAULT 0; -- 1 if the snapshot of "moved" is gone
ALTER TABLE world_item DROP COLUMN moved_disks;              -- the disk set of "moved": its point says it
