-- Backups of a simulated machine that somebody asked for: the service counts them over time.
ALTER TABLE world_item ADD COLUMN on_demand ${text};     -- JSON list: second, digest of the rule (may be empty), reason of each; NULL: none
