CREATE TABLE cause (
    post_mortem BLOB NOT NULL REFERENCES post_mortem (id),
    id BLOB NOT NULL,
    position INTEGER NOT NULL,
    chain BLOB NOT NULL,
    parent BLOB,
    text TEXT NOT NULL,
    condition TEXT,
    is_end INTEGER NOT NULL,
    PRIMARY KEY (post_mortem, id)
) WITHOUT ROWID;
