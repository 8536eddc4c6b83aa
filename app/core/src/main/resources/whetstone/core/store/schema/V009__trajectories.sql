-- Problems that were worked on in several turns. Each turn's action is a rollout, with the whole context for its prompt.

CREATE TABLE trajectory (
    id       INTEGER PRIMARY KEY,
    step_id  INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, -- within the step, from 0
    task_id  TEXT    NOT NULL REFERENCES task (id), -- the problem
    ended    TEXT    NOT NULL CHECK (ended IN ('ANSWER', 'TURNS', 'CONTEXT')),
    UNIQUE (step_id, position)
) STRICT;

CREATE TABLE turn (
    trajectory_id  INTEGER NOT NULL REFERENCES trajectory (id) ON DELETE CASCADE,
    number         INTEGER NOT NULL, -- from 0
    group_position INTEGER NOT NULL, -- of its rollout, within the step
    member         INTEGER NOT NULL, -- of its rollout, within the group
    kind           TEXT    NOT NULL CHECK (kind IN ('CALL', 'ANSWER', 'UNREADABLE')),
    tag            TEXT,             -- of the tool that was called; null where none was
    input          TEXT,             -- what it was asked, or the answer; null where nothing could be read
    result         TEXT,             -- what the policy was shown for it; null after the last turn
    failed         INTEGER NOT NULL CHECK (failed IN (0, 1)), -- whether the result is an error
    label          TEXT    NOT NULL CHECK (label IN ('correct', 'partial', 'wrong', 'unreadable', 'unscorable')),
    why            TEXT    NOT NULL, -- of the step's verdict
    PRIMARY KEY (trajectory_id, number)
) STRICT, WITHOUT ROWID;
