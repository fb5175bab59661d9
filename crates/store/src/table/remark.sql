CREATE TABLE remark (
    post_mortem BLOB NOT NULL REFERENCES post_mortem (id),
    id BLOB NOT NULL,
    position INTEGER NOT NULL,
    list TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (post_mortem, id)
) WITHOUT ROWID;
