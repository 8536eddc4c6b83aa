-- Data that stages of type synthesize made: every sample with its lineage and what was said against it, and what each part
-- of the work did.

CREATE TABLE sample (
    run_id        INTEGER NOT NULL,
    stage         INTEGER NOT NULL, -- its position
    number        INTEGER NOT NULL, -- among all samples of the stage, from 0
    parent        INTEGER,          -- number of the sample that it was rewritten from
    operation     TEXT    NOT NULL CHECK (operation IN ('written', 'harder', 'easier')),
    passage       TEXT    NOT NULL, -- that it draws on; empty for none
    input         TEXT    NOT NULL,
    output        TEXT    NOT NULL, -- as the teacher gave it with the question
    answer        TEXT,             -- by the vote; null where there was none
    response      TEXT,             -- a whole reply with that answer
    readable      INTEGER,          -- replies with an answer
    agreeing      INTEGER,          -- replies with that answer
    task_id       TEXT,
    solved        INTEGER CHECK (solved IN (0, 1)), -- by the student, greedily; null where it was not asked
    pass_rate     REAL,             -- of the student; null where it was not scored
    written_right INTEGER CHECK (written_right IN (0, 1)), -- what an oracle says of the output; null where there is none
    label_right   INTEGER CHECK (label_right IN (0, 1)),   -- what an oracle says of the answer
    rejected_by   TEXT,             -- the part; null where the sample is kept
    reason        TEXT,
    detail        TEXT,
    PRIMARY KEY (run_id, stage, number),
    FOREIGN KEY (run_id, stage) REFERENCES stage (run_id, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE synthesis_part (
    run_id        INTEGER NOT NULL,
    stage         INTEGER NOT NULL,
    position      INTEGER NOT NULL, -- in the order of the work
    part          TEXT    NOT NULL,
    entered       INTEGER NOT NULL,
    passed        INTEGER NOT NULL,
    requests      INTEGER NOT NULL, -- to the teacher
    failed        INTEGER NOT NULL,
    replies       INTEGER NOT NULL,
    prompt_tokens INTEGER NOT NULL,
    tokens        INTEGER NOT NULL,
    seconds       REAL    NOT NULL, -- waited for the teacher
    PRIMARY KEY (run_id, stage, part),
    FOREIGN KEY (run_id, stage) REFERENCES stage (run_id, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
