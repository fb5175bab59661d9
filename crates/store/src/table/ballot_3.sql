-- `ballots`: how many were counted. Never a row per ballot: nothing here tells who chose what.
ALTER TABLE ballot ADD COLUMN way TEXT NOT NULL DEFAULT 'hands';
ALTER TABLE ballot ADD COLUMN ballots INTEGER;
