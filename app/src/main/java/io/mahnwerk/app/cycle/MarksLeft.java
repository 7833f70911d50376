package io.mahnwerk.app.cycle;

import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.Sentence;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Items and debtors that still carry a mark of ours.
 *
 * @param refused why the ledger did not do what it was asked, where it said so
 */
record MarksLeft(Collection<? extends DunningTarget> targets, Map<DunningTarget, Reason> refused) {

  /**
   * @param otherwise the reason of what for which the ledger gave none
   */
  void print(Sentence otherwise, PrintWriter out, Locale locale) {
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    TextTable table =
        german
            ? TextTable.ofTexts("Buchungskreis", "Posten", "Grund")
            : TextTable.ofTexts("Company code", "Item", "Reason");
    for (DunningTarget target : targets) {
      table.row(
          target.companyCode().value(),
          name(target).in(locale),
          Optional.ofNullable(refused.get(target))
              .map(reason -> reason.text(locale))
              .orElse(otherwise.in(locale)));
    }
    table.print(out);
  }

  /** As people know it. */
  static Sentence name(DunningTarget target) {
    return target instanceof OpenItemRef item
        ? Sentence.same(item.nativeKey())
        : new Sentence("block of debtor %s", "Sperre des Debitors %s")
            .with(Sentence.same(((DebtorRef) target).number()));
  }
}
