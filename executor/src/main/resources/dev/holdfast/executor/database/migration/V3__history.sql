-- What a history of the record is read from.

ALTER TABLE run ADD COLUMN reached BIGINT;   -- serial of the record when the run had ended; NULL until then
UPDATE run SET reached = serial + 1 WHERE ended IS NOT NULL;
CREATE INDEX journal_by_address ON journal (estate, address, number);
