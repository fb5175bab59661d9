CREATE TABLE kept_sentence (
    post_mortem BLOB NOT NULL REFERENCES post_mortem (id),
    id BLOB NOT NULL,
    position INTEGER NOT NULL,
    sentence TEXT NOT NULL,
    PRIMARY KEY (post_mortem, id)
) WITHOUT ROWID;
