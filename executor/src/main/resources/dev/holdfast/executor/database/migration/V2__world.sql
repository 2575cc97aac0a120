-- A simulated world. One row per fact; times are whole seconds since 1970-01-01T00:00Z.

CREATE TABLE world (
  estate  ${text} NOT NULL PRIMARY KEY,
  clock   BIGINT NOT NULL,
  version BIGINT NOT NULL               -- number of times it was stored; every storing compares and swaps it
) ${packed};

CREATE TABLE world_object (
  estate     ${text} NOT NULL,
  address    ${text} NOT NULL,
  attributes ${text} NOT NULL,           -- JSON: each a text or a list of texts
  PRIMARY KEY (estate, address)
) ${packed};

CREATE TABLE world_machine (
  estate      ${text} NOT NULL,
  address     ${text} NOT NULL,
  resource_id ${text} NOT NULL,
  name        ${text} NOT NULL,
  region      ${text} NOT NULL,
  os          ${text} NOT NULL,
  disks       ${text} NOT NULL,          -- JSON: [name, os, size, used, churn] of each disk, one after the other
  disk_sets   ${text} NOT NULL,          -- JSON: for each generation [name, used, churn] of each disk
  PRIMARY KEY (estate, address)
) ${packed};

CREATE TABLE world_item (
  estate      ${text} NOT NULL,
  machine     ${text} NOT NULL,
  vault       ${text} NOT NULL,
  busy_until  BIGINT,                   -- NULL: nothing was ever sent
  moved       BIGINT,                   -- capture of the newest point whose bytes were sent
  moved_disks BIGINT NOT NULL,
  job_started  BIGINT,                  -- newest finished backup; NULL if there was none
  job_failures BIGINT NOT NULL,         -- that failed since the last good one
  job_code     ${text},                  -- why the newest failed; NULL if it did not
  job_message  ${text},
  job_success  BIGINT,                  -- newest good backup; NULL if there was none
  copy_begins  ${text} NOT NULL,         -- when the newest copies to here began or will, oldest first, with commas
  PRIMARY KEY (estate, machine, vault)
) ${packed};

CREATE TABLE world_point (
  estate          ${text} NOT NULL,
  machine         ${text} NOT NULL,
  vault           ${text} NOT NULL,
  captured        BIGINT NOT NULL,
  disks           BIGINT NOT NULL,      -- generation of the machine's disk set
  tiers           BIGINT NOT NULL,      -- 1 instant, 2 vault, 4 archive, added up
  status          ${text} NOT NULL,
  consistency     ${text} NOT NULL,
  copy            BIGINT NOT NULL,      -- 1 if it was copied from another vault
  locked_until    BIGINT,
  hold            ${text},               -- JSON list: since, until (may be empty), by, reason; NULL if none
  promise_rules   ${text},               -- digests, comma between; NULL if nothing was promised
  promise_reasons ${text},               -- JSON list
  promise_until   BIGINT,
  promise_nanos   BIGINT,
  PRIMARY KEY (estate, machine, vault, captured)
) ${packed};

CREATE TABLE world_running (
  estate   ${text} NOT NULL,
  kind     ${text} NOT NULL,
  machine  ${text} NOT NULL,
  vault    ${text} NOT NULL,
  captured BIGINT NOT NULL,
  source   ${text} NOT NULL,
  started  BIGINT NOT NULL,
  moving   BIGINT NOT NULL,
  ends     BIGINT NOT NULL,
  bytes    BIGINT NOT NULL,
  PRIMARY KEY (estate, kind, machine, vault, captured)
) ${packed};

CREATE TABLE world_job (
  estate   ${text} NOT NULL,
  number   BIGINT NOT NULL,             -- in the order in which they ended
  kind     ${text} NOT NULL,
  machine  ${text} NOT NULL,
  vault    ${text} NOT NULL,
  started  BIGINT NOT NULL,
  finished BIGINT NOT NULL,
  good     BIGINT NOT NULL,
  bytes    BIGINT NOT NULL,
  detail   ${text} NOT NULL,
  PRIMARY KEY (estate, number)
) ${packed};

CREATE TABLE world_expired (
  estate   ${text} NOT NULL,
  number   BIGINT NOT NULL,             -- in the order in which they expired
  machine  ${text} NOT NULL,
  vault    ${text} NOT NULL,
  id       ${text} NOT NULL,
  captured BIGINT NOT NULL,
  expired  BIGINT NOT NULL,
  reason   ${text} NOT NULL,
  PRIMARY KEY (estate, number)
) ${packed};

CREATE TABLE world_rule (
  estate    ${text} NOT NULL,
  digest    ${text} NOT NULL,
  time_zone ${text} NOT NULL,
  rule      ${text} NOT NULL,            -- one "key=value" per line
  PRIMARY KEY (estate, digest)
) ${packed};

CREATE TABLE world_operation (
  estate ${text} NOT NULL,
  key    ${text} NOT NULL,
  result ${text} NOT NULL,
  PRIMARY KEY (estate, key)
) ${packed};
