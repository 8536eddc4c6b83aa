-- Runs that go on from a checkpoint of another run, and checkpoints that somebody asked for, which stay.

CREATE TABLE fork (
    run_id INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
    parent INTEGER NOT NULL, -- the run that it goes on from
    stage  INTEGER NOT NULL, -- position of the stage
    step   INTEGER NOT NULL  -- the last step that is the parent's
) STRICT;

ALTER TABLE checkpoint ADD COLUMN asked INTEGER NOT NULL DEFAULT 0 CHECK (asked IN (0, 1));
