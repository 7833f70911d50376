-- A pilot as it was started: its design, which no later change of the file moves.
CREATE TABLE pilot (
  id         ${surrogateKey},
  connection TEXT NOT NULL,
  seed       BIGINT NOT NULL,
  design     TEXT NOT NULL,
  started_on TEXT NOT NULL
);

CREATE INDEX pilot_of_connection ON pilot (connection);

CREATE TABLE pilot_debtor (
  pilot_id  BIGINT NOT NULL REFERENCES pilot (id),
  debtor_id BIGINT NOT NULL REFERENCES debtor (id),
  arm       TEXT NOT NULL,
  PRIMARY KEY (pilot_id, debtor_id)
);

CREATE INDEX pilot_arm_of_debtor ON pilot_debtor (debtor_id);

-- Every stage a pilot entered, by whom or why. Append-only.
CREATE TABLE pilot_step (
  id       ${surrogateKey},
  pilot_id BIGINT NOT NULL REFERENCES pilot (id),
  stage    TEXT NOT NULL,
  day      TEXT NOT NULL,
  note     TEXT NOT NULL
);

CREATE INDEX step_of_pilot ON pilot_step (pilot_id);

-- One draw for the first notice of an item; candidates with their propensities as JSON. Append-only.
CREATE TABLE drawn_day (
  id          ${surrogateKey},
  pilot_id    BIGINT NOT NULL REFERENCES pilot (id),
  item_id     BIGINT NOT NULL REFERENCES item (id),
  decided_on  TEXT NOT NULL,
  former_day  TEXT NOT NULL,
  stage       TEXT NOT NULL,
  candidates  TEXT NOT NULL,
  standing    INTEGER NOT NULL,
  chosen      INTEGER NOT NULL,
  chosen_day  TEXT,
  propensity  DOUBLE PRECISION NOT NULL,
  explored    INTEGER NOT NULL,
  UNIQUE (pilot_id, item_id)
);

CREATE INDEX drawn_day_of_item ON drawn_day (item_id);
