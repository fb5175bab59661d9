CREATE TABLE action_item (
    post_mortem BLOB NOT NULL REFERENCES post_mortem (id),
    id BLOB NOT NULL,
    position INTEGER NOT NULL,
    candidate BLOB,
    text TEXT NOT NULL,
    category TEXT,
    owner TEXT NOT NULL,
    due TEXT,
    ticket TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (post_mortem, id)
) WITHOUT ROWID;

-- What is still to be done, over all post-mortems.
CREATE INDEX action_item_open ON action_item (due) WHERE state IN ('not_started', 'in_progress');
