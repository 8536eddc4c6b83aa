-- Calls that repeat one that failed.

ALTER TABLE spending ADD COLUMN retries INTEGER NOT NULL DEFAULT 0;
