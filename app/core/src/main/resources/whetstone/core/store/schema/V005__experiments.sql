-- Experiments: what was expected, written before the first run, and what came out. Nulls are kept.

CREATE TABLE experiment (
    id      INTEGER PRIMARY KEY,
    name    TEXT    NOT NULL,
    file    TEXT    NOT NULL, -- YAML, the prediction included
    created INTEGER NOT NULL,
    result  TEXT              -- JSON; null until all its runs are done
) STRICT;
