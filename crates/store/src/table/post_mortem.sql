CREATE TABLE post_mortem (
    id BLOB PRIMARY KEY NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    service TEXT NOT NULL,
    date TEXT,
    zone TEXT NOT NULL,
    severity TEXT,
    impact TEXT NOT NULL,
    summary TEXT NOT NULL,
    started INTEGER,
    detected INTEGER,
    declared INTEGER,
    mitigated INTEGER,
    resolved INTEGER,
    mitigation TEXT,
    facilitator TEXT NOT NULL,
    root_cause TEXT NOT NULL,
    previous_choice TEXT NOT NULL,
    previous BLOB,
    previous_number INTEGER,
    previous_title TEXT,
    preset TEXT NOT NULL,
    worth TEXT NOT NULL,
    finished_at INTEGER
);

CREATE UNIQUE INDEX post_mortem_number ON post_mortem (number);

CREATE INDEX post_mortem_date ON post_mortem (date, number);

CREATE INDEX post_mortem_service ON post_mortem (service COLLATE NOCASE, date, number);
