-- Words that were typed and not entered: never part of undo, so they go with their post-mortem.
CREATE TABLE draft (
    post_mortem BLOB NOT NULL REFERENCES post_mortem (id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (post_mortem, field)
) WITHOUT ROWID;
