package io.mahnwerk.connector.datev;

import io.mahnwerk.core.spi.WriteOutcome;
import java.util.List;
import java.util.Map;

/** Changes debtors at once, where the office has an interface for it. */
interface DebtorCalls {
  /** An office that works with files. */
  DebtorCalls NONE = lines -> Map.of();

  /** How asking for each of these changes ended, by account. */
  Map<String, WriteOutcome> send(List<OutLine> lines);
}
