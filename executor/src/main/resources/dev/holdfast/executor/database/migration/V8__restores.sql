-- Restores that were ordered of the simulated service, those that ended too.
CREATE TABLE world_restore (
  estate          ${text} NOT NULL,
  number          BIGINT NOT NULL,       -- in the order in which they were ordered
  machine         ${text} NOT NULL,
  vault           ${text} NOT NULL,
  captured        BIGINT NOT NULL,
  kind            ${text} NOT NULL,      -- new-vm, disks, replace-disks, files
  region          ${text} NOT NULL,
  name            ${text} NOT NULL,      -- of what was made
  account         ${text} NOT NULL,
  files           ${text} NOT NULL,      -- JSON list: name, disk, first-last, one after the other
  started         BIGINT NOT NULL,
  begins          BIGINT NOT NULL,       -- from then on its data moves
  ends            BIGINT NOT NULL,
  bytes           BIGINT NOT NULL,
  status          ${text} NOT NULL,      -- running, completed, failed
  digest          ${text} NOT NULL,      -- of what was restored
  captured_digest ${text} NOT NULL,      -- of the same content at its capture
  detail          ${text} NOT NULL,
  PRIMARY KEY (estate, number)
) ${packed};
