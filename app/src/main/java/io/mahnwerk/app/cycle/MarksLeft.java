package io.mahnwerk.app.cycle;

import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.Sentence;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Items that still carry a mark of ours.
 *
 * @param refused why the ledger did not do what it was asked, where it said so
 */
record MarksLeft(Collection<OpenItemRef> items, Map<OpenItemRef, Reason> refused) {

  /**
   * @param otherwise the reason of an item for which the ledger gave none
   */
  void print(Sentence otherwise, PrintWriter out, Locale locale) {
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    TextTable table =
        german
            ? TextTable.ofTexts("Buchungskreis", "Posten", "Grund")
            : TextTable.ofTexts("Company code", "Item", "Reason");
    for (OpenItemRef item : items) {
      table.row(
          item.companyCode().value(),
          item.nativeKey(),
          Optional.ofNullable(refused.get(item))
              .map(reason -> reason.text(locale))
              .orElse(otherwise.in(locale)));
    }
    table.print(out);
  }
}
