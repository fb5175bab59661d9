CREATE TABLE timeline_event (
    post_mortem BLOB NOT NULL REFERENCES post_mortem (id),
    id BLOB NOT NULL,
    at INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    links TEXT NOT NULL,
    starred INTEGER NOT NULL,
    PRIMARY KEY (post_mortem, id)
) WITHOUT ROWID;
