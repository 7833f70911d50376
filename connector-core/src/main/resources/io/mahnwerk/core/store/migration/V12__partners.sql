-- By what a debtor is recognised in other company codes and stores; texts are normalised.
CREATE TABLE debtor_identity (
  debtor_id BIGINT NOT NULL PRIMARY KEY REFERENCES debtor (id),
  vat_id    TEXT NOT NULL,
  name_key  TEXT NOT NULL,
  place_key TEXT NOT NULL,
  read_on   TEXT NOT NULL
);

CREATE INDEX identity_by_vat ON debtor_identity (vat_id) WHERE vat_id <> '';
