-- The first day on which an item's block no longer holds, where its ledger shows that the block ends by itself.
ALTER TABLE item ADD COLUMN block_until TEXT;
