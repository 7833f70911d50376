-- What recommendations can be computed again from, each text under its SHA-256. Append-only.
CREATE TABLE receipt_part (
  digest TEXT NOT NULL PRIMARY KEY,
  body   TEXT NOT NULL
);

-- The settings that were in force and the facts about one debtor; blank where none were kept.
ALTER TABLE recommendation ADD COLUMN terms TEXT NOT NULL DEFAULT '';
ALTER TABLE recommendation ADD COLUMN facts TEXT NOT NULL DEFAULT '';
