package io.mahnwerk.connector.datev;

import io.mahnwerk.core.spi.FileExchange.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** How the exchange of one Mandant stands. */
record BooksStanding(DatevSettings settings, DatevBooks books) {
  Standing standing() {
    Takings takings = new Takings(books);
    OfficeClient client = settings.client();
    return new Standing(
        client.consultant() + "-" + client.client(),
        takings.newest(Takings.Kind.ITEMS).map(Takings.Taking::madeAt),
        takings.newest(Takings.Kind.DEBTORS).map(Takings.Taking::madeAt),
        newestPayment(),
        new DatevItems(books).countOpen(),
        new DatevItems(books).countPaid(),
        new OutBatches(settings, books).notTakenOver(),
        lastGivenOut());
  }

  private Optional<LocalDate> newestPayment() {
    return day("SELECT MAX(newest_payment) FROM taken");
  }

  private Optional<LocalDate> lastGivenOut() {
    return day("SELECT MAX(day) FROM batch");
  }

  private Optional<LocalDate> day(String query) {
    List<String> days = books.sql().queryForList(query, String.class);
    return days.stream().filter(java.util.Objects::nonNull).findFirst().map(LocalDate::parse);
  }
}
