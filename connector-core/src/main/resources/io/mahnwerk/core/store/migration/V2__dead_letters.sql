-- The how-manieth try of the same change in a row an entry is, and what a person is asked about it.
ALTER TABLE outbox ADD COLUMN tries INTEGER NOT NULL DEFAULT 1;
ALTER TABLE outbox ADD COLUMN attention TEXT;

CREATE INDEX outbox_attention ON outbox (connection, attention) WHERE attention IS NOT NULL;
