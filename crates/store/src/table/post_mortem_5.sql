ALTER TABLE post_mortem ADD COLUMN meeting_zone TEXT;
ALTER TABLE post_mortem ADD COLUMN received TEXT;
ALTER TABLE post_mortem ADD COLUMN came_in INTEGER NOT NULL DEFAULT 0;
