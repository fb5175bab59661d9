CREATE TABLE review (
    post_mortem BLOB NOT NULL REFERENCES post_mortem (id),
    id BLOB NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    owner TEXT NOT NULL,
    due TEXT,
    ticket TEXT NOT NULL,
    progress TEXT,
    effect TEXT,
    note TEXT NOT NULL,
    decision TEXT,
    reason TEXT NOT NULL,
    new_text TEXT NOT NULL,
    PRIMARY KEY (post_mortem, id)
) WITHOUT ROWID;
