-- Native runs that were foreseen and, once compared_on is set, held against what the ledger showed.
CREATE TABLE native_run (
  connection   TEXT NOT NULL,
  company_code TEXT NOT NULL,
  run_on       TEXT NOT NULL,
  foreseen_on  TEXT NOT NULL,
  foreseen     INTEGER NOT NULL DEFAULT 0,
  observed     INTEGER NOT NULL DEFAULT 0,
  agreeing     INTEGER NOT NULL DEFAULT 0,
  compared_on  TEXT,
  PRIMARY KEY (connection, company_code, run_on)
);

CREATE TABLE foreseen_notice (
  run_on        TEXT NOT NULL,
  item_id       BIGINT NOT NULL REFERENCES item (id),
  dunning_level INTEGER NOT NULL,
  PRIMARY KEY (run_on, item_id)
);

CREATE INDEX notice_of_day ON item_event (occurred_on, item_id) WHERE kind = 'NOTICED';

-- Where steering has begun: from then on what stands is kept to its former day when it must stop.
CREATE TABLE steered_company (
  connection   TEXT NOT NULL,
  company_code TEXT NOT NULL,
  since        TEXT NOT NULL,
  PRIMARY KEY (connection, company_code)
);
