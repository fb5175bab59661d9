-- Every act, in order. `scope` is a post-mortem, or sixteen zero bytes for the workspace itself.
-- `state`: 0 done, 1 undone, 2 abandoned (undone, then something else was done).
CREATE TABLE history (
    seq INTEGER PRIMARY KEY,
    scope BLOB NOT NULL,
    at INTEGER NOT NULL,
    act TEXT NOT NULL,
    detail TEXT NOT NULL,
    field TEXT,
    state INTEGER NOT NULL,
    changeset BLOB NOT NULL
);

CREATE INDEX history_scope ON history (scope, state, seq);
