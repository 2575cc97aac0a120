-- What the simulated service metered. Of worlds from before nothing is known: they are metered from the clock on at which they
-- are next used.
ALTER TABLE world ADD COLUMN metered BIGINT;   -- second at which metering began; NULL: not yet

CREATE TABLE world_meter (
  estate          ${text} NOT NULL,
  machine         ${text} NOT NULL,
  vault           ${text} NOT NULL,
  meter           ${text} NOT NULL,      -- its word
  detail          ${text} NOT NULL,      -- redundancy, or two regions with an arrow; empty for none
  complete        BIGINT NOT NULL,       -- the amount counts everything up to this second
  level           BIGINT NOT NULL,       -- what there is since then: bytes, or hundredths of an instance
  wholes          BIGINT NOT NULL,       -- of the amount: GiB or instances, times seconds where time counts
  rest            BIGINT NOT NULL,       -- of the amount beyond that: bytes or hundredths, times seconds where time counts
  PRIMARY KEY (estate, machine, vault, meter, detail)
) ${packed};
