-- Faults that were injected into the simulated service, those that are over too.
CREATE TABLE world_fault (
  estate          ${text} NOT NULL,
  number          BIGINT NOT NULL,       -- in the order of injection
  scenario        ${text} NOT NULL,
  kind            ${text} NOT NULL,
  target_kind     ${text} NOT NULL,      -- machine, vault, policy, region, zone, account, service
  target          ${text} NOT NULL,
  begins          BIGINT NOT NULL,
  ends            BIGINT NOT NULL,       -- 9223372036854775807 if it does not end by itself
  strength        ${text} NOT NULL,      -- decimal number
  state           ${text} NOT NULL,      -- coming, in-force, over
  PRIMARY KEY (estate, number)
) ${packed};
