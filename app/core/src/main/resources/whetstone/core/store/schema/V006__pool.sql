-- Tasks that a stage made or chose for later ones, and those that it passed over: nothing is lost, every choice has its
-- reason.

CREATE TABLE pool (
    run_id   INTEGER NOT NULL,
    stage    INTEGER NOT NULL, -- its position
    position INTEGER NOT NULL, -- in the order in which they were made, from 0
    task_id  TEXT    NOT NULL REFERENCES task (id),
    answer   TEXT,             -- a worked one; null where there is none
    score    REAL,             -- what the choice went by; null is not a number
    kept     INTEGER NOT NULL CHECK (kept IN (0, 1)),
    reason   TEXT    NOT NULL,
    PRIMARY KEY (run_id, stage, position),
    FOREIGN KEY (run_id, stage) REFERENCES stage (run_id, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
