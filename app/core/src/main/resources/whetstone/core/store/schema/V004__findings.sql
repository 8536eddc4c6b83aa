-- What the run doctor found.

CREATE TABLE finding (
    id        INTEGER PRIMARY KEY,
    step_id   INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    rule      TEXT    NOT NULL,
    severity  TEXT    NOT NULL CHECK (severity IN ('WATCH', 'ALARM')),
    value     REAL,             -- null is not a number
    threshold REAL    NOT NULL,
    evidence  TEXT    NOT NULL,
    source    TEXT    NOT NULL,
    groups    TEXT              -- JSON: positions within the step; null where there are none
) STRICT;

CREATE INDEX finding_of_step ON finding (step_id);
