CREATE TABLE incident_role (
    post_mortem BLOB NOT NULL REFERENCES post_mortem (id),
    role TEXT NOT NULL,
    participant BLOB NOT NULL,
    PRIMARY KEY (post_mortem, role)
) WITHOUT ROWID;
