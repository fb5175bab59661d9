CREATE TABLE ballot (
    post_mortem BLOB NOT NULL REFERENCES post_mortem (id),
    id BLOB NOT NULL,
    position INTEGER NOT NULL,
    run_off INTEGER NOT NULL,
    state TEXT NOT NULL,
    voters INTEGER NOT NULL,
    votes_each INTEGER NOT NULL,
    most_on_one INTEGER NOT NULL,
    cut INTEGER NOT NULL,
    outcome TEXT,
    PRIMARY KEY (post_mortem, id)
) WITHOUT ROWID;
