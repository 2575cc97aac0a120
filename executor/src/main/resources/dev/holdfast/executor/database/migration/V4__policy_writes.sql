-- When the simulated service accepted that a policy was created, changed or deleted: it counts them over time.
CREATE TABLE world_policy_write (
  estate ${text} NOT NULL,
  second BIGINT NOT NULL,               -- since 1970-01-01T00:00Z; those that count no more are deleted with the next write
  writes BIGINT NOT NULL,               -- accepted in that second, 1 or more
  PRIMARY KEY (estate, second)
) ${packed};
