-- What decides how backups of a simulated machine go, how each point and job came out, and by which numbers a world lives.
-- Worlds from before: machines are as usual, causes are not recorded.
ALTER TABLE world ADD COLUMN profile ${text};            -- name of the service profile; NULL: azure
ALTER TABLE world ADD COLUMN seed BIGINT;                -- of everything that is drawn; NULL: 0

ALTER TABLE world_machine ADD COLUMN guest ${text};      -- JSON list: power, provisioning, agent, scripts (yes, no), encryption,
                                                         -- zone, resource group; the last three may be empty; NULL: as usual
ALTER TABLE world_machine ADD COLUMN troubles ${text};   -- JSON list: word, until (second, empty: for good) of each; NULL: none
ALTER TABLE world_machine ADD COLUMN extension BIGINT;   -- 1 once the snapshot extension is installed

ALTER TABLE world_point ADD COLUMN cause BIGINT;         -- why it is as consistent as it is; NULL: not recorded

ALTER TABLE world_running ADD COLUMN trail ${text};      -- numbers with commas: attempts, cause, seconds of each phase so far
ALTER TABLE world_job ADD COLUMN trail ${text};          -- the same of the whole job; NULL: not recorded
