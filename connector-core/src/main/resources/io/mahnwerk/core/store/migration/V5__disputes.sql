-- The ledger's word for a dispute and the day for which payment is promised, where it shows them.
ALTER TABLE item ADD COLUMN dispute TEXT;
ALTER TABLE item ADD COLUMN promised_for TEXT;
