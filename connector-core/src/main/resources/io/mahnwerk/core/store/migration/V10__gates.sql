-- Why recommendations are held back in a whole company code, or for one debtor, and since when.
CREATE TABLE closed_company (
  connection   TEXT NOT NULL,
  company_code TEXT NOT NULL,
  reason       TEXT NOT NULL,
  closed_on    TEXT NOT NULL,
  PRIMARY KEY (connection, company_code)
);

CREATE TABLE closed_debtor (
  debtor_id BIGINT NOT NULL PRIMARY KEY REFERENCES debtor (id),
  reason    TEXT NOT NULL,
  closed_on TEXT NOT NULL
);
