-- Amounts are minor units of their currency, dates ISO text, flags 0 or 1.

CREATE TABLE connection_cursor (
  connection TEXT NOT NULL PRIMARY KEY,
  position   TEXT NOT NULL,
  started_on TEXT NOT NULL,
  read_on    TEXT NOT NULL
);

-- A debtor that is known by an item or a feed alone has known = 0.
CREATE TABLE debtor (
  id               ${surrogateKey},
  connection       TEXT NOT NULL,
  company_code     TEXT NOT NULL,
  number           TEXT NOT NULL,
  known            INTEGER NOT NULL DEFAULT 0,
  name             TEXT NOT NULL DEFAULT '',
  natural_person   INTEGER NOT NULL DEFAULT 0,
  key_account      INTEGER NOT NULL DEFAULT 0,
  industry         TEXT NOT NULL DEFAULT '',
  country          TEXT NOT NULL DEFAULT '',
  payment_terms    TEXT NOT NULL DEFAULT '',
  direct_debit     INTEGER NOT NULL DEFAULT 0,
  dunning_code     TEXT NOT NULL DEFAULT '',
  block_reason     TEXT,
  block_owner      TEXT,
  dunning_level    INTEGER NOT NULL DEFAULT 0,
  last_dunned_on   TEXT,
  legal_dunning_on TEXT,
  version          TEXT NOT NULL DEFAULT '',
  changed          INTEGER NOT NULL DEFAULT 1,
  review_on        TEXT,
  plan_on          TEXT DEFAULT '',
  UNIQUE (connection, company_code, number)
);

CREATE INDEX debtor_changed ON debtor (connection) WHERE changed = 1;
CREATE INDEX debtor_review ON debtor (connection, review_on);
CREATE INDEX debtor_plan ON debtor (connection, plan_on);

CREATE TABLE item (
  id                ${surrogateKey},
  debtor_id         BIGINT NOT NULL REFERENCES debtor (id),
  connection        TEXT NOT NULL,
  company_code      TEXT NOT NULL,
  native_key        TEXT NOT NULL,
  document_number   TEXT NOT NULL,
  kind              TEXT NOT NULL,
  open_amount       BIGINT NOT NULL,
  posted_amount     BIGINT NOT NULL,
  currency          TEXT NOT NULL,
  document_date     TEXT NOT NULL,
  posting_date      TEXT NOT NULL,
  net_due_date      TEXT NOT NULL,
  settles_company   TEXT,
  settles_key       TEXT,
  special_ledger    TEXT NOT NULL,
  direct_debit      INTEGER NOT NULL,
  dunning_level     INTEGER NOT NULL,
  last_dunned_on    TEXT,
  block_reason      TEXT,
  block_owner       TEXT,
  mark_date         TEXT,
  mark_field_taken  INTEGER NOT NULL,
  version           TEXT NOT NULL,
  cleared_on        TEXT,
  clearing          TEXT,
  recommendation_id BIGINT,
  UNIQUE (connection, company_code, native_key)
);

CREATE INDEX item_of_debtor ON item (debtor_id, document_number);
CREATE INDEX open_item_of_debtor ON item (debtor_id) WHERE cleared_on IS NULL;

-- What became known of an item, and when. Append-only.
CREATE TABLE item_event (
  id            ${surrogateKey},
  item_id       BIGINT NOT NULL REFERENCES item (id),
  kind          TEXT NOT NULL,
  occurred_on   TEXT NOT NULL,
  recorded_on   TEXT NOT NULL,
  dunning_level INTEGER NOT NULL DEFAULT 0,
  propensity    DOUBLE PRECISION,
  detail        TEXT NOT NULL DEFAULT ''
);

CREATE INDEX event_of_item ON item_event (item_id);
CREATE UNIQUE INDEX event_once ON item_event (item_id, kind, occurred_on, dunning_level)
  WHERE kind IN ('NOTICED', 'NOTICE_FED', 'COMPLAINED');

-- Facts that no ledger holds. One that names an unknown item waits for it.
CREATE TABLE feed_fact (
  id              ${surrogateKey},
  debtor_id       BIGINT NOT NULL REFERENCES debtor (id),
  document_number TEXT NOT NULL,
  kind            TEXT NOT NULL,
  occurred_on     TEXT NOT NULL,
  dunning_level   INTEGER NOT NULL,
  propensity      DOUBLE PRECISION,
  imported_on     TEXT NOT NULL,
  waiting         INTEGER NOT NULL DEFAULT 1,
  UNIQUE (debtor_id, document_number, kind, occurred_on, dunning_level)
);

CREATE INDEX feed_fact_waiting ON feed_fact (debtor_id) WHERE waiting = 1;

-- One receipt for each piece of advice. Append-only.
CREATE TABLE recommendation (
  id            ${surrogateKey},
  item_id       BIGINT NOT NULL REFERENCES item (id),
  decided_on    TEXT NOT NULL,
  next_level    INTEGER NOT NULL,
  last_dunned_on TEXT,
  decision      TEXT NOT NULL,
  decision_day  TEXT,
  former_day    TEXT NOT NULL,
  item_version  TEXT NOT NULL,
  receipt       TEXT NOT NULL
);

CREATE INDEX recommendation_of_item ON recommendation (item_id);

CREATE TABLE outbox (
  id              ${surrogateKey},
  connection      TEXT NOT NULL,
  company_code    TEXT NOT NULL,
  target_kind     TEXT NOT NULL,
  target_key      TEXT NOT NULL,
  instruction     TEXT NOT NULL,
  hold_until      TEXT,
  wanted          TEXT,
  dated           INTEGER NOT NULL,
  dunning_level   INTEGER NOT NULL,
  last_dunned_on  TEXT,
  based_on        TEXT NOT NULL,
  idempotency_key TEXT NOT NULL UNIQUE,
  state           TEXT NOT NULL,
  attempts        INTEGER NOT NULL DEFAULT 0,
  planned_on      TEXT NOT NULL,
  sent_on         TEXT,
  ended_on        TEXT,
  receipt         TEXT NOT NULL DEFAULT '',
  reason          TEXT
);

CREATE INDEX outbox_open ON outbox (connection, state)
  WHERE state IN ('PLANNED', 'SENT', 'PENDING', 'UNCERTAIN');
CREATE INDEX outbox_target ON outbox (connection, company_code, target_kind, target_key);

-- What of ours a read last confirmed on an item.
CREATE TABLE standing_mark (
  item_id        BIGINT NOT NULL PRIMARY KEY REFERENCES item (id),
  phase          TEXT NOT NULL,
  hold_until     TEXT NOT NULL,
  wanted         TEXT NOT NULL,
  dated          INTEGER NOT NULL,
  dunning_level  INTEGER NOT NULL,
  last_dunned_on TEXT,
  confirmed_on   TEXT NOT NULL
);

-- A clerk lifted or changed our mark: it is not set again for this notice. Append-only.
CREATE TABLE clerk_override (
  id             ${surrogateKey},
  item_id        BIGINT NOT NULL REFERENCES item (id),
  dunning_level  INTEGER NOT NULL,
  last_dunned_on TEXT NOT NULL,
  found_on       TEXT NOT NULL,
  UNIQUE (item_id, dunning_level, last_dunned_on)
);

CREATE TABLE cycle_log (
  id         ${surrogateKey},
  connection TEXT NOT NULL,
  day        TEXT NOT NULL,
  step       TEXT NOT NULL,
  counts     TEXT NOT NULL
);

CREATE INDEX cycle_of_connection ON cycle_log (connection, step);
