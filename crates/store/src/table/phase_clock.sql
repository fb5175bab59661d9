-- What the clock saw: never part of undo, so it goes with its post-mortem.
CREATE TABLE phase_clock (
    post_mortem BLOB NOT NULL REFERENCES post_mortem (id) ON DELETE CASCADE,
    phase TEXT NOT NULL,
    spent INTEGER NOT NULL,
    current INTEGER NOT NULL,
    PRIMARY KEY (post_mortem, phase)
) WITHOUT ROWID;
