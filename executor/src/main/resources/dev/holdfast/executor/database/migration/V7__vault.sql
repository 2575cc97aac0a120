-- When points reached their vault, and points in soft delete.

ALTER TABLE world_point ADD COLUMN let_go ${text};     -- digests promised before it was let go; NULL if it was not
ALTER TABLE world_point ADD COLUMN vaulted BIGINT;     -- seconds from its capture until it was in the vault; NULL if it is not

-- Of points that are there already it is only known that they are there now.
UPDATE world_point SET vaulted = (SELECT clock FROM world WHERE world.estate = world_point.estate) - captured
 WHERE tiers IN (2, 3) AND status = 'good';

CREATE TABLE world_deleted_point (
  estate          ${text} NOT NULL,
  machine         ${text} NOT NULL,
  vault           ${text} NOT NULL,
  captured        BIGINT NOT NULL,
  disks           BIGINT NOT NULL,      -- this and the following as in world_point
  tiers           BIGINT NOT NULL,
  status          ${text} NOT NULL,
  consistency     ${text} NOT NULL,
  copy            BIGINT NOT NULL,
  locked_until    BIGINT,
  hold            ${text},
  promise_rules   ${text},
  promise_reasons ${text},
  promise_until   BIGINT,
  promise_nanos   BIGINT,
  let_go          ${text},
  vaulted         BIGINT,
  cause           BIGINT,
  base            BIGINT,
  deleted         BIGINT NOT NULL,
  ends            BIGINT NOT NULL,      -- from then on it cannot be undeleted, and the next clean-up purges it
  reason          ${text} NOT NULL,
  PRIMARY KEY (estate, machine, vault, captured, deleted)
) ${packed};
