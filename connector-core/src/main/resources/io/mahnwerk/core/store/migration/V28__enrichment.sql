-- What enrichment files told of debtors, the day of the file with each; append-only but for a file of the same day.
CREATE TABLE enrichment (
  debtor_id   BIGINT NOT NULL REFERENCES debtor (id),
  recorded_on TEXT NOT NULL,
  body        TEXT NOT NULL,
  PRIMARY KEY (debtor_id, recorded_on)
);
