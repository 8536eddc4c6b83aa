-- What evaluators say the samples of a problem are worth.

CREATE TABLE score (
    group_id INTEGER NOT NULL REFERENCES rollout_group (id) ON DELETE CASCADE,
    name     TEXT    NOT NULL, -- such as g-pass@8:0.5
    value    REAL    NOT NULL,
    PRIMARY KEY (group_id, name)
) STRICT, WITHOUT ROWID;
