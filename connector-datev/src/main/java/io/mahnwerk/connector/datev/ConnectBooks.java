package io.mahnwerk.connector.datev;

import com.fasterxml.jackson.databind.JsonNode;
import io.mahnwerk.core.spi.ReceivablesReader.UnreadableRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings the books of a Mandant up to date by asking DATEVconnect for all debtors and postings. */
record ConnectBooks(DatevDesk desk, ConnectService service) implements DatevSource {
  private static final String HASH = "datevconnect";
  private static final int FEW = 25;

  @Override
  public List<UnreadableRecord> refresh() {
    return desk.with(books -> books.inTransaction(() -> read(books, "", true)));
  }

  @Override
  public void refresh(Collection<String> accounts) {
    if (accounts.size() > FEW) {
      refresh();
      return;
    }
    for (String account : accounts) {
      if (account.matches("[0-9]{1,9}")) {
        String technical = new DebtorAccounts(desk.settings().accountLength()).technical(account);
        desk.with(books -> books.inTransaction(() -> read(books, technical, false)));
      }
    }
  }

  private List<UnreadableRecord> read(DatevBooks books, String technical, boolean all) {
    ConnectRecord records = ConnectRecord.of(desk.settings());
    List<UnreadableRecord> unreadable = new ArrayList<>();
    long seq = books.newest() + 2;
    List<DatevDebtor> debtors = new ArrayList<>();
    Consumer<JsonNode> debtor =
        record -> understand(record, unreadable, () -> debtors.add(records.debtor(record)));
    if (all) {
      service.readAll("debitors", "", debtor);
    } else {
      service.findDebtor(technical).ifPresent(debtor);
    }
    DatevDebtors kept = new DatevDebtors(books);
    kept.put(debtors, seq);
    Newest newest = new Newest();
    for (String year : years(books)) {
      ItemIntake intake = new ItemIntake(books, desk.settings().today());
      service.readAll(
          year,
          "accounts-receivable",
          all ? "" : "account_number eq " + technical,
          record ->
              understand(
                  record,
                  unreadable,
                  () -> {
                    Posting posting = records.posting(record);
                    newest.see(posting);
                    intake.add(posting);
                  }));
      intake.finish(seq);
    }
    DatevItems items = new DatevItems(books);
    if (all && unreadable.isEmpty()) {
      items.closeUnseen(seq, desk.settings().today());
    }
    items.touch(kept.changedBy(seq), seq);
    note(books, seq, newest.payment, debtors.size());
    new LineFates(books, desk.settings()).note();
    new BooksPruning(books, desk.settings().today()).run();
    return unreadable;
  }

  /**
   * Every year when nothing was read before, for the history of payments; later the last two, since
   * what was open stands in both. The newest comes first and says how an item stands.
   */
  private List<String> years(DatevBooks books) {
    List<String> years = service.fiscalYears();
    boolean first = new Takings(books).newest(Takings.Kind.ITEMS).isEmpty();
    return first ? years : years.subList(0, Math.min(2, years.size()));
  }

  /** Both lists were read anew. */
  private void note(DatevBooks books, long seq, Optional<LocalDate> payment, int debtors) {
    Instant now = desk.settings().context().clock().instant();
    Takings takings = new Takings(books);
    takings.forget(HASH);
    Recall.told(books, Takings.Kind.ITEMS, desk.settings().today());
    takings.add(Takings.Kind.DEBTORS, taking(seq - 1, now, debtors), Optional.empty(), now);
    takings.add(Takings.Kind.ITEMS, taking(seq, now, 0), payment, now);
  }

  private static Takings.Taking taking(long seq, Instant now, long good) {
    return new Takings.Taking(seq, HASH, HASH, now, good, 0, Takings.Shows.ALL);
  }

  /** A record that cannot be understood is told beside the others. */
  private static void understand(
      JsonNode record, List<UnreadableRecord> unreadable, Runnable reading) {
    try {
      reading.run();
    } catch (ConnectRecord.UnreadableField bad) {
      unreadable.add(
          new UnreadableRecord(
              record.path("account_number").asText()
                  + "/"
                  + record.path("document_field1").asText(),
              bad.field(),
              String.valueOf(bad.getMessage())));
    }
  }

  private static final class Newest {
    private Optional<LocalDate> payment = Optional.empty();

    void see(Posting posting) {
      if (posting.nature() == Posting.Nature.PAYMENT
          && payment.filter(day -> !posting.date().isAfter(day)).isEmpty()) {
        payment = Optional.of(posting.date());
      }
    }
  }
}
