-- Only phases that differ from their preset have a row.
CREATE TABLE phase (
    post_mortem BLOB NOT NULL REFERENCES post_mortem (id),
    phase TEXT NOT NULL,
    minutes INTEGER,
    notes TEXT NOT NULL,
    PRIMARY KEY (post_mortem, phase)
) WITHOUT ROWID;
