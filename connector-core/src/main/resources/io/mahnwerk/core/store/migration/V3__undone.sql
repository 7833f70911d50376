-- A person undid the run that chose a day: the item keeps its former day for this notice.
CREATE TABLE undone_advice (
  id             ${surrogateKey},
  item_id        BIGINT NOT NULL REFERENCES item (id),
  dunning_level  INTEGER NOT NULL,
  last_dunned_on TEXT NOT NULL,
  undone_on      TEXT NOT NULL,
  UNIQUE (item_id, dunning_level, last_dunned_on)
);
