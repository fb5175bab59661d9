"""Makes workspaces as somebody might send them who means harm: hostile-workspaces.py GOOD.afterword FOLDER

GOOD is a workspace without a log beside it. Each file is named by what was done to it.
"""

import shutil
import sqlite3
import struct
import sys
from pathlib import Path

good, folder = sys.argv[1], Path(sys.argv[2])

STATEMENTS = {
    "trigger-false-vote": "CREATE TRIGGER x AFTER UPDATE ON ballot BEGIN UPDATE tally SET votes = 99; END;",
    "trigger-wipe": "CREATE TRIGGER x AFTER INSERT ON timeline_event BEGIN DELETE FROM timeline_event; END;",
    "view-endless": """ALTER TABLE post_mortem RENAME TO heads;
        CREATE VIEW post_mortem AS
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT heads.*, i FROM heads, n;""",
    "view-huge": """ALTER TABLE remark RENAME TO r;
        CREATE VIEW remark AS SELECT post_mortem, id, position, list, hex(zeroblob(400000000)) AS text FROM r;""",
    "column-huge": "ALTER TABLE remark ADD COLUMN x AS (hex(zeroblob(400000000)));",
    "default-huge": """PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(sql, 'text TEXT NOT NULL',
        'text TEXT NOT NULL DEFAULT (hex(zeroblob(400000000)))') WHERE name = 'remark';""",
    "index-expression": "CREATE INDEX x ON remark (length(hex(zeroblob(9))));",
    "table-extra": "CREATE TABLE x (y);",
    "virtual-table": """PRAGMA writable_schema = ON;
        INSERT INTO sqlite_schema VALUES ('table', 'x', 'x', 0, 'CREATE VIRTUAL TABLE x USING fts5(text)');""",
    "newer-with-trigger": """CREATE TRIGGER x AFTER INSERT ON remark BEGIN DELETE FROM remark; END;
        PRAGMA user_version = 999;""",
}


def copied(kind):
    path = folder / f"{kind}.afterword"
    shutil.copyfile(good, path)
    return path


def inner_page(size, child, cells):
    """A page of a tree whose every entry leads to the same page below."""
    page = bytearray(size)
    page[0] = 5
    page[3:5] = struct.pack(">H", cells)
    page[5:7] = struct.pack(">H", size - cells * 5)
    page[8:12] = struct.pack(">I", child)
    for cell in range(cells):
        at = size - (cell + 1) * 5
        page[12 + cell * 2 : 14 + cell * 2] = struct.pack(">H", at)
        page[at : at + 4] = struct.pack(">I", child)
        page[at + 4] = cell % 128
    return page


for kind, statements in STATEMENTS.items():
    db = sqlite3.connect(copied(kind))
    db.executescript("PRAGMA journal_mode = DELETE;" + statements)
    db.close()

# A small file that reads like an endless one.
path = copied("pages-shared")
db = sqlite3.connect(path)
db.execute("PRAGMA journal_mode = DELETE")
root = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'post_mortem'").fetchone()[0]
db.close()
data = bytearray(path.read_bytes())
size = struct.unpack(">H", data[16:18])[0]
count = len(data) // size
data += data[(root - 1) * size : root * size]
for level in range(5):
    page = inner_page(size, count + 1 + level, (size - 12) // 7)
    if level == 4:
        data[(root - 1) * size : root * size] = page
    else:
        data += page
data[28:32] = struct.pack(">I", len(data) // size)
path.write_bytes(data)
