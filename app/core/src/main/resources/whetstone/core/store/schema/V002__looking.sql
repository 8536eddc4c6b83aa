-- What a person set, and the ways in which the workbench looks at large runs.

CREATE TABLE preference (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX verdict_of_label ON verdict (label);

CREATE INDEX group_of_task ON rollout_group (task_id);
