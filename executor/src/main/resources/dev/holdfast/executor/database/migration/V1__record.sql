-- The record of an estate: what was last done, what was promised, and how it was done. One row per fact.
-- Instants are ISO-8601; those of leases are milliseconds since 1970-01-01T00:00Z, because they are compared.

CREATE TABLE estate (
  name         TEXT PRIMARY KEY,
  lineage      TEXT NOT NULL,            -- made once; tells two estates of one name apart
  serial       BIGINT NOT NULL,          -- number of the last write; every write compares and swaps it
  last_applied TEXT                      -- the plan's instant of the last apply
);

CREATE TABLE object (
  estate     TEXT NOT NULL,
  address    TEXT NOT NULL,
  attributes TEXT NOT NULL,              -- JSON: each a text or a list of texts
  run        TEXT NOT NULL,              -- the run that wrote this row last; empty if none did
  PRIMARY KEY (estate, address)
) ${packed};

CREATE TABLE machine (
  estate      TEXT NOT NULL,
  address     TEXT NOT NULL,
  resource_id TEXT NOT NULL,             -- empty if the machine has none
  PRIMARY KEY (estate, address)
) ${packed};

CREATE TABLE inventory (
  estate   TEXT NOT NULL,
  path     TEXT NOT NULL,
  machines BIGINT NOT NULL,              -- seen at the last apply
  PRIMARY KEY (estate, path)
) ${packed};

CREATE TABLE promised_rule (
  estate    TEXT NOT NULL,
  digest    TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  rule      TEXT NOT NULL,               -- one "key=value" per line
  PRIMARY KEY (estate, digest)
) ${packed};

CREATE TABLE point (
  estate          TEXT NOT NULL,
  machine         TEXT NOT NULL,
  vault           TEXT NOT NULL,
  id              TEXT NOT NULL,
  captured        TEXT NOT NULL,
  tiers           TEXT NOT NULL,         -- words, comma between
  size            BIGINT NOT NULL,       -- bytes only this point holds
  status          TEXT NOT NULL,
  consistency     TEXT NOT NULL,
  tags            TEXT NOT NULL,         -- JSON list
  locked_until    TEXT,
  hold            TEXT,                  -- JSON list: since, until (may be empty), by, reason; NULL if none
  promise_rules   TEXT,                  -- digests, comma between; NULL if nothing was promised
  promise_reasons TEXT,                  -- JSON list
  promise_until   TEXT,
  PRIMARY KEY (estate, machine, vault, id)
) ${packed};

-- A run as it was approved, and how it ended.
CREATE TABLE run (
  estate             TEXT NOT NULL,
  id                 TEXT NOT NULL,
  kind               TEXT NOT NULL,      -- apply, hold, release …
  started            TEXT NOT NULL,      -- system time
  ended              TEXT,               -- NULL while it runs, or if it was cut off
  who                TEXT NOT NULL,
  digest             TEXT NOT NULL,      -- of the plan document; empty without a plan
  at                 TEXT NOT NULL,      -- the plan's instant
  allow_data_loss    BIGINT NOT NULL,    -- points that may be lost early
  allow_irreversible BIGINT NOT NULL,    -- 1 if what cannot be undone may be done
  parallelism        BIGINT NOT NULL,    -- operations begun together
  canary             BIGINT NOT NULL,    -- machines that go first; 0 for none
  serial             BIGINT NOT NULL,    -- of the record when it began
  outcome            TEXT,
  head               TEXT,               -- hash of the journal's last row when it ended
  PRIMARY KEY (estate, id)
) ${packed};

-- The plan of a run, so that a run that was cut off goes on with exactly what was approved.
CREATE TABLE run_plan (
  estate   TEXT NOT NULL,
  run      TEXT NOT NULL,
  document ${bytes} NOT NULL,            -- canonical JSON, gzip
  PRIMARY KEY (estate, run)
);

-- Every time somebody took a run up: at its beginning, and to go on after it was cut off.
CREATE TABLE run_session (
  estate TEXT NOT NULL,
  run    TEXT NOT NULL,
  fence  BIGINT NOT NULL,
  began  TEXT NOT NULL,                  -- system time
  who    TEXT NOT NULL,
  host   TEXT NOT NULL,
  PRIMARY KEY (estate, run, fence)
) ${packed};

-- Append only. A begin is durable before the fabric is called; the hashes make a chain over each estate.
CREATE TABLE journal (
  estate   TEXT NOT NULL,
  number   BIGINT NOT NULL,              -- 1, 2, 3 … without a gap
  run      TEXT NOT NULL,
  seq      BIGINT NOT NULL,              -- operation within the run
  phase    TEXT NOT NULL,                -- begin, done, failed
  action   TEXT NOT NULL,
  address  TEXT NOT NULL,
  key      TEXT NOT NULL,                -- idempotency key sent to the fabric
  payload  TEXT NOT NULL,
  previous TEXT NOT NULL,                -- hash of the row before it; empty for the first
  hash     TEXT NOT NULL,
  PRIMARY KEY (estate, number)
) ${packed};
CREATE INDEX journal_by_run ON journal (estate, run, seq);

-- Who may write. The fence only grows: whoever wrote with an older one has lost the right to.
CREATE TABLE lease (
  estate    TEXT PRIMARY KEY,
  fence     BIGINT NOT NULL,
  holder    TEXT,                        -- unique to a process; NULL if nobody holds it
  purpose   TEXT NOT NULL,               -- what it is held for, such as "apply"
  who       TEXT NOT NULL,
  host      TEXT NOT NULL,
  process   TEXT NOT NULL,               -- names a process for ever, where the system can; else empty
  url       TEXT NOT NULL,               -- of the CI job; empty if there is none
  since     BIGINT NOT NULL,
  heartbeat BIGINT NOT NULL,
  expires   BIGINT NOT NULL
);
