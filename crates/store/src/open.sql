PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
-- Rows that are deleted are written over, so that a file holds no state but its last one.
PRAGMA secure_delete = ON;
PRAGMA temp_store = MEMORY;
-- The log is moved into the file by `Store::checkpoint` alone, which first stores the state that the next log continues.
PRAGMA wal_autocheckpoint = 0;
-- On macOS only these reach the medium itself; elsewhere they change nothing.
PRAGMA fullfsync = ON;
PRAGMA checkpoint_fullfsync = ON;
