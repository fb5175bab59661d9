CREATE TABLE participant (
    post_mortem BLOB NOT NULL REFERENCES post_mortem (id),
    id BLOB NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    authority INTEGER NOT NULL,
    present INTEGER NOT NULL,
    PRIMARY KEY (post_mortem, id)
) WITHOUT ROWID;
