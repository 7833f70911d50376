package io.mahnwerk.app.cycle;

import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.Intent;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.OutboxState;
import java.util.List;

/**
 * What a person reads of one write.
 *
 * @param number by which a decision names it
 * @param cells company code, target, change, state, day and reason, as {@link #HEAD} names them
 */
public record OutboxRow(long number, List<Sentence> cells) {
  /** What the cells after the number are. */
  public static final List<Sentence> HEAD =
      List.of(
          new Sentence("Company code", "Buchungskreis"),
          new Sentence("Target", "Ziel"),
          new Sentence("Change", "Änderung"),
          new Sentence("State", "Stand"),
          new Sentence("Of", "vom"),
          new Sentence("Reason", "Grund"));

  static OutboxRow of(OutboxEntry entry) {
    Intent intent = entry.intent();
    return new OutboxRow(
        entry.id(),
        List.of(
            Sentence.same(intent.target().companyCode().value()),
            Sentence.same(name(intent.target())),
            change(intent),
            state(entry.state()),
            Sentence.same(entry.sentOn().orElse(entry.plannedOn()).toString()),
            entry.reason().map(Sentence::of).orElse(Sentence.same(""))));
  }

  private static String name(DunningTarget target) {
    return target instanceof OpenItemRef item ? item.nativeKey() : ((DebtorRef) target).number();
  }

  static Sentence change(Intent intent) {
    return switch (intent.kind()) {
      case HOLD ->
          new Sentence("hold until %s", "halten bis %s")
              .with(Sentence.same(intent.hold().orElseThrow().until().toString()));
      case RELEASE -> new Sentence("lift the block", "Sperre aufheben");
      case WITHDRAW -> new Sentence("take block and date back", "Sperre und Datum zurücknehmen");
    };
  }

  static Sentence state(OutboxState state) {
    return switch (state) {
      case PLANNED -> new Sentence("planned", "geplant");
      case SENT, UNCERTAIN -> new Sentence("answer open", "Antwort offen");
      case PENDING -> new Sentence("taken, not shown yet", "angenommen, noch nicht sichtbar");
      case CONFIRMED -> new Sentence("confirmed", "bestätigt");
      case STALE -> new Sentence("overtaken", "überholt");
      case REFUSED -> new Sentence("refused", "abgelehnt");
      case FAILED -> new Sentence("failed", "fehlgeschlagen");
      case EXPIRED -> new Sentence("given up", "aufgegeben");
    };
  }
}
