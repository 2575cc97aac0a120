-- The archive tier of the simulated service, and what it never forgets of a machine.
ALTER TABLE world_point ADD COLUMN archived BIGINT;           -- second at which it went into the archive tier; NULL: it is not there
ALTER TABLE world_deleted_point ADD COLUMN archived BIGINT;   -- as in world_point
ALTER TABLE world_machine ADD COLUMN enhanced BIGINT;         -- 1: it was protected under an enhanced policy once; NULL or 0: not that anybody knows
