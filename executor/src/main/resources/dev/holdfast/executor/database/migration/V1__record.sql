-- The record of an estate: what was last done, what was promised, and how it was done. One row per fact.
-- Instants are ISO-8601; those of leases are milliseconds since 1970-01-01T00:00Z, because they are compared.

CREATE TABLE estate (
  name         ${text} PRIMARY KEY,
  lineage      ${text} NOT NULL,         -- made once; tells two estates of one name apart
  serial       BIGINT NOT NULL,          -- number of the last write; every write compares and swaps it
  last_applied ${text}                   -- the plan's instant of the last apply
);

CREATE TABLE object (
  estate     ${text} NOT NULL,
  address    ${text} NOT NULL,
  attributes ${text} NOT NULL,           -- JSON: each a text or a list of texts
  run        ${text} NOT NULL,           -- the run that wrote this row last; empty if none did
  PRIMARY KEY (estate, address)
) ${packed};

CREATE TABLE machine (
  estate      ${text} NOT NULL,
  address     ${text} NOT NULL,
  resource_id ${text} NOT NULL,          -- empty if the machine has none
  PRIMARY KEY (estate, address)
) ${packed};

CREATE TABLE inventory (
  estate   ${text} NOT NULL,
  path     ${text} NOT NULL,
  machines BIGINT NOT NULL,              -- seen at the last apply
  PRIMARY KEY (estate, path)
) ${packed};

CREATE TABLE promised_rule (
  estate    ${text} NOT NULL,
  digest    ${text} NOT NULL,
  time_zone ${text} NOT NULL,
  rule      ${text} NOT NULL,            -- one "key=value" per line
  PRIMARY KEY (estate, digest)
) ${packed};

CREATE TABLE point (
  estate          ${text} NOT NULL,
  machine         ${text} NOT NULL,
  vault           ${text} NOT NULL,
  id              ${text} NOT NULL,
  captured        ${text} NOT NULL,
  tiers           ${text} NOT NULL,      -- words, comma between
  size            BIGINT NOT NULL,       -- bytes only this point holds
  status          ${text} NOT NULL,
  consistency     ${text} NOT NULL,
  tags            ${text} NOT NULL,      -- JSON list
  locked_until    ${text},
  hold            ${text},               -- JSON list: since, until (may be empty), by, reason; NULL if none
  promise_rules   ${text},               -- digests, comma between; NULL if nothing was promised
  promise_reasons ${text},               -- JSON list
  promise_until   ${text},
  PRIMARY KEY (estate, machine, vault, id)
) ${packed};

-- A run as it was approved, and how it ended.
CREATE TABLE run (
  estate             ${text} NOT NULL,
  id                 ${text} NOT NULL,
  kind               ${text} NOT NULL,   -- apply, hold, release …
  started            ${text} NOT NULL,   -- system time
  ended              ${text},            -- NULL while it runs, or if it was cut off
  who                ${text} NOT NULL,
  digest             ${text} NOT NULL,   -- of the plan document; empty without a plan
  at                 ${text} NOT NULL,   -- the plan's instant
  allow_data_loss    BIGINT NOT NULL,    -- points that may be lost early
  allow_irreversible BIGINT NOT NULL,    -- 1 if what cannot be undone may be done
  parallelism        BIGINT NOT NULL,    -- operations begun together
  canary             BIGINT NOT NULL,    -- machines that go first; 0 for none
  serial             BIGINT NOT NULL,    -- of the record when it began
  outcome            ${text},
  head               ${text},            -- hash of the journal's last row when it ended
  PRIMARY KEY (estate, id)
) ${packed};

-- The plan of a run, so that a run that was cut off goes on with exactly what was approved.
CREATE TABLE run_plan (
  estate   ${text} NOT NULL,
  run      ${text} NOT NULL,
  document ${bytes} NOT NULL,            -- canonical JSON, gzip
  PRIMARY KEY (estate, run)
);

-- Every time somebody took a run up: at its beginning, and to go on after it was cut off.
CREATE TABLE run_session (
  estate ${text} NOT NULL,
  run    ${text} NOT NULL,
  fence  BIGINT NOT NULL,
  began  ${text} NOT NULL,               -- system time
  who    ${text} NOT NULL,
  host   ${text} NOT NULL,
  PRIMARY KEY (estate, run, fence)
) ${packed};

-- Append only. A begin is durable before the fabric is called; the hashes make a chain over each estate.
CREATE TABLE journal (
  estate   ${text} NOT NULL,
  number   BIGINT NOT NULL,              -- 1, 2, 3 … without a gap
  run      ${text} NOT NULL,
  seq      BIGINT NOT NULL,              -- operation within the run
  phase    ${text} NOT NULL,             -- begin, done, failed
  action   ${text} NOT NULL,
  address  ${text} NOT NULL,
  key      ${text} NOT NULL,             -- idempotency key sent to the fabric
  payload  ${text} NOT NULL,
  previous ${text} NOT NULL,             -- hash of the row before it; empty for the first
  hash     ${text} NOT NULL,
  PRIMARY KEY (estate, number)
) ${packed};
CREATE INDEX journal_by_run ON journal (estate, run, seq);

-- Who may write. The fence only grows: whoever wrote with an older one has lost the right to.
CREATE TABLE lease (
  estate    ${text} PRIMARY KEY,
  fence     BIGINT NOT NULL,
  holder    ${text},                     -- unique to a process; NULL if nobody holds it
  purpose   ${text} NOT NULL,            -- what it is held for, such as "apply"
  who       ${text} NOT NULL,
  host      ${text} NOT NULL,
  process   ${text} NOT NULL,            -- names a process for ever, where the system can; else empty
  url       ${text} NOT NULL,            -- of the CI job; empty if there is none
  since     BIGINT NOT NULL,
  heartbeat BIGINT NOT NULL,
  expires   BIGINT NOT NULL
);
