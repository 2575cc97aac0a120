-- What the content of points in a vault is made of. Points and items from before are taken as moved as a whole.

ALTER TABLE world_point ADD COLUMN base BIGINT;              -- capture of the point it builds on; NULL if on none
ALTER TABLE world_item ADD COLUMN reference_lost BIGINT NOT NULL DEFAULT 0; -- 1 if the snapshot of "moved" is gone
ALTER TABLE world_item DROP COLUMN moved_disks;              -- the disk set of "moved": its point says it
