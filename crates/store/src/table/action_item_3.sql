ALTER TABLE action_item ADD COLUMN ticket_url TEXT NOT NULL DEFAULT '';
ALTER TABLE action_item ADD COLUMN pending BLOB;
