-- By which means the ballots were cast: three sums, and never a row per ballot.
ALTER TABLE ballot ADD COLUMN cast_phones INTEGER;
ALTER TABLE ballot ADD COLUMN cast_laptop INTEGER;
ALTER TABLE ballot ADD COLUMN cast_hands INTEGER;
