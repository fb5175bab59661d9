CREATE TABLE rule_override (
    post_mortem BLOB NOT NULL REFERENCES post_mortem (id),
    rule TEXT NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (post_mortem, rule)
) WITHOUT ROWID;
