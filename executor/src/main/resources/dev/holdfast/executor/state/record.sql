-- The record of an estate: what was last done, what was promised, and how it was done. One row per fact.

CREATE TABLE estate (
  name         TEXT PRIMARY KEY,
  lineage      TEXT NOT NULL,            -- made once; tells two estates of one name apart
  serial       INTEGER NOT NULL,         -- number of the last write; every write compares and swaps it
  last_applied TEXT                      -- the plan's instant of the last apply, ISO-8601
);

CREATE TABLE object (
  estate     TEXT NOT NULL,
  address    TEXT NOT NULL,
  attributes TEXT NOT NULL,              -- JSON: each a text or a list of texts
  PRIMARY KEY (estate, address)
) WITHOUT ROWID;

CREATE TABLE machine (
  estate      TEXT NOT NULL,
  address     TEXT NOT NULL,
  resource_id TEXT NOT NULL,             -- empty if the machine has none
  PRIMARY KEY (estate, address)
) WITHOUT ROWID;

CREATE TABLE inventory (
  estate   TEXT NOT NULL,
  path     TEXT NOT NULL,
  machines INTEGER NOT NULL,             -- seen at the last apply
  PRIMARY KEY (estate, path)
) WITHOUT ROWID;

CREATE TABLE promised_rule (
  estate    TEXT NOT NULL,
  digest    TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  rule      TEXT NOT NULL,               -- one "key=value" per line
  PRIMARY KEY (estate, digest)
) WITHOUT ROWID;

CREATE TABLE point (
  estate          TEXT NOT NULL,
  machine         TEXT NOT NULL,
  vault           TEXT NOT NULL,
  id              TEXT NOT NULL,
  captured        TEXT NOT NULL,         -- ISO-8601
  tiers           TEXT NOT NULL,         -- words, comma between
  size            INTEGER NOT NULL,      -- bytes only this point holds
  status          TEXT NOT NULL,
  consistency     TEXT NOT NULL,
  tags            TEXT NOT NULL,         -- JSON list
  locked_until    TEXT,
  hold            TEXT,                  -- JSON list: since, until (may be empty), by, reason; NULL if none
  promise_rules   TEXT,                  -- digests, comma between; NULL if nothing was promised
  promise_reasons TEXT,                  -- JSON list
  promise_until   TEXT,
  PRIMARY KEY (estate, machine, vault, id)
) WITHOUT ROWID;

CREATE TABLE run (
  estate  TEXT NOT NULL,
  id      TEXT NOT NULL,
  started TEXT NOT NULL,                 -- system time
  ended   TEXT,                          -- NULL while it runs, or if it was killed
  who     TEXT NOT NULL,
  plan    TEXT NOT NULL,                 -- digest of the plan document
  at      TEXT NOT NULL,                 -- the plan's instant
  opened  TEXT NOT NULL,                 -- guards the user opened
  outcome TEXT,
  PRIMARY KEY (estate, id)
) WITHOUT ROWID;

-- Append only. A begin is durable before the fabric is called; the hashes make a chain over each estate.
CREATE TABLE journal (
  number   INTEGER PRIMARY KEY AUTOINCREMENT,
  estate   TEXT NOT NULL,
  run      TEXT NOT NULL,
  seq      INTEGER NOT NULL,             -- operation within the run
  phase    TEXT NOT NULL,                -- begin, done, failed
  action   TEXT NOT NULL,
  address  TEXT NOT NULL,
  key      TEXT NOT NULL,                -- idempotency key sent to the fabric
  payload  TEXT NOT NULL,
  previous TEXT NOT NULL,                -- hash of the row before it in this estate; empty for the first
  hash     TEXT NOT NULL
);
CREATE INDEX journal_by_run ON journal (estate, run, seq);
