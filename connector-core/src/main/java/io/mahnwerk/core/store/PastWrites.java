package io.mahnwerk.core.store;

import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was asked of some targets before. */
final class PastWrites {
  private static final Set<ReasonCode> DECLINED =
      Set.of(ReasonCode.LEDGER_REFUSED, ReasonCode.NOT_SUPPORTED, ReasonCode.NOT_CONFIRMED);

  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, OutboxEntry> last = new HashMap<>();

  private PastWrites() {}

  static PastWrites of(Collection<DunningTarget> targets, JdbcClient sql) {
    PastWrites past = new PastWrites();
    KeyParts.of(targets).forEach(some -> past.read(some, sql));
    return past;
  }

  /** How many writes the target had. */
  int count(DunningTarget target) {
    return counts.getOrDefault(target.toString(), 0);
  }

  /** The how-manieth try in a row of the same change the intent is, counted from 1. */
  int tries(Intent intent) {
    OutboxEntry before = last.get(intent.target().toString());
    if (before == null || !before.intent().isSameChange(intent) || before.isRetried()) {
      return 1;
    }
    return before.tries() + (before.reason().map(PastWrites::isDeclined).orElse(false) ? 1 : 0);
  }

  /** Whether a person is asked first, or has said no. */
  boolean isGivenUp(Intent intent) {
    OutboxEntry before = last.get(intent.target().toString());
    return before != null
        && intent.kind() == Intent.Kind.HOLD
        && before.isGivenUp()
        && before.intent().isSameChange(intent);
  }

  /** A broken connection declines nothing: it says nothing about this write. */
  static boolean isDeclined(Reason reason) {
    return DECLINED.contains(reason.code());
  }

  private void read(List<DunningTarget> some, JdbcClient sql) {
    sql.sql(
            "SELECT * FROM outbox WHERE connection = :connection AND company_code IN (:companies)"
                + " AND target_kind IN ('ITEM', 'DEBTOR') AND target_key IN (:keys) ORDER BY id")
        .param("connection", some.get(0).connection().value())
        .param("companies", some.stream().map(t -> t.companyCode().value()).distinct().toList())
        .param("keys", some.stream().map(OutboxRows::targetKey).toList())
        .query(OutboxRows::entry)
        .list()
        .forEach(
            entry -> {
              String target = entry.intent().target().toString();
              counts.merge(target, 1, Integer::sum);
              last.put(target, entry);
            });
  }
}
