-- Answers of models, kept by what was asked, and what they cost.

CREATE TABLE answer (
    key     TEXT    PRIMARY KEY, -- SHA-256 of model and request
    model   TEXT    NOT NULL,
    request TEXT    NOT NULL, -- JSON
    replies TEXT    NOT NULL, -- JSON
    at      INTEGER NOT NULL
) STRICT;

-- What each role came to in each stage of a run.
CREATE TABLE spending (
    run_id        INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    stage         TEXT    NOT NULL,
    role          TEXT    NOT NULL,
    hits          INTEGER NOT NULL, -- answers that were kept already
    calls         INTEGER NOT NULL,
    prompt_tokens INTEGER NOT NULL,
    tokens        INTEGER NOT NULL,
    money         REAL    NOT NULL,
    seconds       REAL    NOT NULL,
    PRIMARY KEY (run_id, stage, role)
) STRICT, WITHOUT ROWID;

-- What servers turned out to be able to do.
CREATE TABLE endpoint (
    id           TEXT    PRIMARY KEY, -- model@address
    capabilities TEXT    NOT NULL, -- JSON
    at           INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
