package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.v4.V4Query;
import io.mahnwerk.core.odata.v4.V4Service;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last reminder issued for an entry, from the published page 444 "Reminder/Fin. Charge
 * Entries", since page 25 does not show it.
 *
 * @param page the page's service name
 */
record BcReminders(BcServices services, String page) {
  private static final String ENTRY = "Customer_Entry_No";
  private static final List<String> SELECT =
      List.of("Entry_No", "Type", ENTRY, "Reminder_Level", "Document_Date", "Canceled");

  /** The level of a reminder and its document date. */
  record Last(int number, int level, Optional<LocalDate> on) {}

  /** By entry number; an entry that nobody was reminded of is left out. */
  Map<Integer, Last> of(CompanyCode company, List<Integer> entries) {
    Map<Integer, Last> last = new HashMap<>();
    V4Service pages = services.fresh(BcServices.Api.PAGES, company);
    for (ODataFilter some : BcField.numbers(ENTRY, entries)) {
      V4Query query = new V4Query(page, SELECT, Optional.of(some), List.of("Entry_No"));
      services
          .records(pages, query)
          .filter(found -> BcField.option(found, "Type").equals("Reminder"))
          .filter(found -> !found.flag("Canceled"))
          .forEach(
              found ->
                  last.merge(
                      BcField.whole(found, ENTRY),
                      new Last(
                          BcField.whole(found, "Entry_No"),
                          BcField.whole(found, "Reminder_Level"),
                          BcField.date(found, "Document_Date")),
                      (one, other) -> one.number() > other.number() ? one : other));
    }
    return last;
  }
}
