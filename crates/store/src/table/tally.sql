CREATE TABLE tally (
    post_mortem BLOB NOT NULL REFERENCES post_mortem (id),
    ballot BLOB NOT NULL,
    candidate BLOB NOT NULL,
    position INTEGER NOT NULL,
    votes INTEGER NOT NULL,
    PRIMARY KEY (post_mortem, ballot, candidate)
) WITHOUT ROWID;
