CREATE INDEX notice_by_day ON item_event (recorded_on) WHERE kind = 'NOTICED';
