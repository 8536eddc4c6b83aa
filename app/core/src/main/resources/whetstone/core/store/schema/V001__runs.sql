-- Times are milliseconds since 1970, UTC. Arrays are blobs: int32 or float32, little endian, one per token.
-- What two runs of one recipe must agree on holds no time: times stand in run, event, request and timing.

CREATE TABLE run (
    id        INTEGER PRIMARY KEY,
    name      TEXT    NOT NULL,
    recipe    TEXT    NOT NULL, -- resolved, YAML
    seed      INTEGER NOT NULL,
    versions  TEXT    NOT NULL, -- JSON
    hardware  TEXT    NOT NULL, -- JSON
    status    TEXT    NOT NULL CHECK (status IN ('RUNNING', 'DONE', 'FAILED', 'STOPPED', 'PAUSED')),
    created   INTEGER NOT NULL,
    heartbeat INTEGER NOT NULL
) STRICT;

CREATE TABLE stage (
    run_id   INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, -- in the recipe, from 0
    name     TEXT    NOT NULL,
    PRIMARY KEY (run_id, position),
    UNIQUE (run_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE plugin (
    run_id  INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    id      TEXT    NOT NULL,
    version TEXT    NOT NULL,
    sha256  TEXT    NOT NULL,
    PRIMARY KEY (run_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE task (
    id        TEXT    PRIMARY KEY,
    domain    TEXT    NOT NULL,
    level     INTEGER NOT NULL,
    split     TEXT    NOT NULL CHECK (split IN ('train', 'validation', 'test')),
    prompt    TEXT    NOT NULL,
    truth     TEXT    NOT NULL, -- JSON
    parent    TEXT,
    operation TEXT
) STRICT;

CREATE TABLE step (
    id     INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL,
    stage  INTEGER NOT NULL, -- its position
    step   INTEGER NOT NULL,
    head   TEXT    NOT NULL, -- of the run's hash chain, SHA-256
    UNIQUE (run_id, stage, step),
    FOREIGN KEY (run_id, stage) REFERENCES stage (run_id, position) ON DELETE CASCADE
) STRICT;

CREATE TABLE rollout_group (
    id       INTEGER PRIMARY KEY,
    step_id  INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, -- within the step, from 0
    task_id  TEXT    NOT NULL REFERENCES task (id),
    prompt   BLOB    NOT NULL, -- token ids of the first member
    taught   INTEGER NOT NULL CHECK (taught IN (0, 1)),
    UNIQUE (step_id, position)
) STRICT;

CREATE TABLE rollout (
    id                 INTEGER PRIMARY KEY,
    group_id           INTEGER NOT NULL REFERENCES rollout_group (id) ON DELETE CASCADE,
    member             INTEGER NOT NULL, -- within the group, from 0
    prompt             BLOB,             -- token ids; null where they are the group's
    completion         BLOB    NOT NULL, -- token ids
    text               TEXT    NOT NULL,
    stop               TEXT    NOT NULL CHECK (stop IN ('END', 'LENGTH', 'GIVEN')),
    policy_version     INTEGER NOT NULL,
    reward             REAL    NOT NULL,
    log_prob           BLOB,
    entropy            BLOB,
    reference_log_prob BLOB,
    value              BLOB,
    steps              TEXT,             -- JSON; null where there are none
    UNIQUE (group_id, member)
) STRICT;

CREATE TABLE verdict (
    rollout_id  INTEGER PRIMARY KEY REFERENCES rollout (id) ON DELETE CASCADE,
    label       TEXT    NOT NULL CHECK (label IN ('correct', 'partial', 'wrong', 'unreadable', 'unscorable')),
    credit      REAL    NOT NULL,
    cause       TEXT,    -- of an unscorable one
    why         TEXT    NOT NULL,
    answer      TEXT,    -- the span that was judged
    answer_from INTEGER,
    answer_to   INTEGER,
    components  TEXT,    -- JSON; null where there are none
    trace       TEXT     -- JSON; null where there is none
) STRICT;

-- Only of groups that taught.
CREATE TABLE credit (
    rollout_id INTEGER PRIMARY KEY REFERENCES rollout (id) ON DELETE CASCADE,
    weights    BLOB NOT NULL
) STRICT;

CREATE TABLE metric (
    step_id INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    name    TEXT    NOT NULL,
    value   REAL, -- null is not a number
    PRIMARY KEY (step_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE timing (
    step_id INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    name    TEXT    NOT NULL,
    value   REAL,
    PRIMARY KEY (step_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoint (
    id     INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL,
    stage  INTEGER NOT NULL,
    step   INTEGER NOT NULL,
    path   TEXT    NOT NULL,
    head   TEXT    NOT NULL, -- of the run's hash chain when it was written
    UNIQUE (run_id, stage, step),
    FOREIGN KEY (run_id, stage) REFERENCES stage (run_id, position) ON DELETE CASCADE
) STRICT;

CREATE TABLE event (
    id     INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    at     INTEGER NOT NULL,
    kind   TEXT    NOT NULL,
    text   TEXT    NOT NULL
) STRICT;

CREATE INDEX event_of_run ON event (run_id, id);

CREATE TABLE request (
    id     INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    at     INTEGER NOT NULL,
    kind   TEXT    NOT NULL CHECK (kind IN ('PAUSE', 'CONTINUE', 'STOP', 'CHECKPOINT')),
    done   INTEGER -- when; null while it waits
) STRICT;

CREATE INDEX waiting_request ON request (run_id, id) WHERE done IS NULL;

CREATE TABLE report (
    run_id  INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
    summary TEXT NOT NULL -- JSON
) STRICT;

-- Words of completions. Follows rollout by triggers.
CREATE VIRTUAL TABLE rollout_text USING fts5 (text, content = 'rollout', content_rowid = 'id');

CREATE TRIGGER rollout_written AFTER INSERT ON rollout BEGIN
    INSERT INTO rollout_text (rowid, text) VALUES (new.id, new.text);
END;

CREATE TRIGGER rollout_deleted AFTER DELETE ON rollout BEGIN
    INSERT INTO rollout_text (rollout_text, rowid, text) VALUES ('delete', old.id, old.text);
END;
