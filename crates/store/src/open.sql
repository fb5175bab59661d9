PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
-- What is deleted is written over: neither a text nor the state of a file stays readable in it.
PRAGMA secure_delete = ON;
PRAGMA temp_store = MEMORY;
-- The log is moved into the file by `Store::checkpoint` alone, which first stores the state that the next log continues.
PRAGMA wal_autocheckpoint = 0;
-- On macOS only these reach the medium itself; elsewhere they change nothing.
PRAGMA fullfsync = ON;
PRAGMA checkpoint_fullfsync = ON;
