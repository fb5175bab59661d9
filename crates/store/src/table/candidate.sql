CREATE TABLE candidate (
    post_mortem BLOB NOT NULL REFERENCES post_mortem (id),
    id BLOB NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    category TEXT,
    sources TEXT NOT NULL,
    chosen INTEGER NOT NULL,
    PRIMARY KEY (post_mortem, id)
) WITHOUT ROWID;
