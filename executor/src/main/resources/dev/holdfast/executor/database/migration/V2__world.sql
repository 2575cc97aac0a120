-- A simulated world. One row per fact; times are whole seconds since 1970-01-01T00:00Z.

CREATE TABLE world (
  estate  TEXT NOT NULL PRIMARY KEY,
  clock   BIGINT NOT NULL,
  version BIGINT NOT NULL               -- number of times it was stored; every storing compares and swaps it
) ${packed};

CREATE TABLE world_object (
  estate     TEXT NOT NULL,
  address    TEXT NOT NULL,
  attributes TEXT NOT NULL,              -- JSON: each a text or a list of texts
  PRIMARY KEY (estate, address)
) ${packed};

CREATE TABLE world_machine (
  estate      TEXT NOT NULL,
  address     TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  name        TEXT NOT NULL,
  region      TEXT NOT NULL,
  os          TEXT NOT NULL,
  disks       TEXT NOT NULL,             -- JSON: [name, os, size, used, churn] of each disk, one after the other
  disk_sets   TEXT NOT NULL,             -- JSON: for each generation [name, used, churn] of each disk
  PRIMARY KEY (estate, address)
) ${packed};

CREATE TABLE world_item (
  estate      TEXT NOT NULL,
  machine     TEXT NOT NULL,
  vault       TEXT NOT NULL,
  busy_until  BIGINT,                   -- NULL: nothing was ever sent
  moved       BIGINT,                   -- capture of the newest point whose bytes were sent
  moved_disks BIGINT NOT NULL,
  job_started  BIGINT,                  -- newest finished backup; NULL if there was none
  job_failures BIGINT NOT NULL,         -- that failed since the last good one
  job_code     TEXT,                     -- why the newest failed; NULL if it did not
  job_message  TEXT,
  job_success  BIGINT,                  -- newest good backup; NULL if there was none
  copy_begins  TEXT NOT NULL,            -- when the newest copies to here began or will, oldest first, with commas
  PRIMARY KEY (estate, machine, vault)
) ${packed};

CREATE TABLE world_point (
  estate          TEXT NOT NULL,
  machine         TEXT NOT NULL,
  vault           TEXT NOT NULL,
  captured        BIGINT NOT NULL,
  disks           BIGINT NOT NULL,      -- generation of the machine's disk set
  tiers           BIGINT NOT NULL,      -- 1 instant, 2 vault, 4 archive, added up
  status          TEXT NOT NULL,
  consistency     TEXT NOT NULL,
  copy            BIGINT NOT NULL,      -- 1 if it was copied from another vault
  locked_until    BIGINT,
  hold            TEXT,                  -- JSON list: since, until (may be empty), by, reason; NULL if none
  promise_rules   TEXT,                  -- digests, comma between; NULL if nothing was promised
  promise_reasons TEXT,                  -- JSON list
  promise_until   BIGINT,
  promise_nanos   BIGINT,
  PRIMARY KEY (estate, machine, vault, captured)
) ${packed};

CREATE TABLE world_running (
  estate   TEXT NOT NULL,
  kind     TEXT NOT NULL,
  machine  TEXT NOT NULL,
  vault    TEXT NOT NULL,
  captured BIGINT NOT NULL,
  source   TEXT NOT NULL,
  started  BIGINT NOT NULL,
  moving   BIGINT NOT NULL,
  ends     BIGINT NOT NULL,
  bytes    BIGINT NOT NULL,
  PRIMARY KEY (estate, kind, machine, vault, captured)
) ${packed};

CREATE TABLE world_job (
  estate   TEXT NOT NULL,
  number   BIGINT NOT NULL,             -- in the order in which they ended
  kind     TEXT NOT NULL,
  machine  TEXT NOT NULL,
  vault    TEXT NOT NULL,
  started  BIGINT NOT NULL,
  finished BIGINT NOT NULL,
  good     BIGINT NOT NULL,
  bytes    BIGINT NOT NULL,
  detail   TEXT NOT NULL,
  PRIMARY KEY (estate, number)
) ${packed};

CREATE TABLE world_expired (
  estate   TEXT NOT NULL,
  number   BIGINT NOT NULL,             -- in the order in which they expired
  machine  TEXT NOT NULL,
  vault    TEXT NOT NULL,
  id       TEXT NOT NULL,
  captured BIGINT NOT NULL,
  expired  BIGINT NOT NULL,
  reason   TEXT NOT NULL,
  PRIMARY KEY (estate, number)
) ${packed};

CREATE TABLE world_rule (
  estate    TEXT NOT NULL,
  digest    TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  rule      TEXT NOT NULL,               -- one "key=value" per line
  PRIMARY KEY (estate, digest)
) ${packed};

CREATE TABLE world_operation (
  estate TEXT NOT NULL,
  key    TEXT NOT NULL,
  result TEXT NOT NULL,
  PRIMARY KEY (estate, key)
) ${packed};
