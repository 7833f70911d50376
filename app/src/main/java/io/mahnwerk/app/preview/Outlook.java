package io.mahnwerk.app.preview;

import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.gate.Worklist;
import io.mahnwerk.app.output.ExpectedText;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.PromiseToPay;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.store.SteeredAccount;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What lies ahead on a connection, from what the last cycle read and advised. */
public record Outlook(ConnectionSession session, Locale locale) {
  static final Sentence RECOMMENDED = new Sentence("Recommended day", "Empfohlener Tag");

  /** What the next planned run will do with us and would do without us, in one sentence. */
  public Sentence nextRun() {
    LocalDate day = session.configured().runs().nextOnOrAfter(session.today());
    Preview preview = Preview.on(session, day, locale);
    PreviewCount count = new PreviewCount(day);
    try (Stream<SteeredAccount> accounts = session.store().steering().all(session.id())) {
      session.reached(accounts, day).forEach(account -> preview.of(account, count));
    }
    return count.sentence();
  }

  /** What waits for a person. */
  public Worklist worklist() {
    return new Worklist(session.id(), session.store(), broken(), isByHand());
  }

  /** Whether nothing can be held; a ledger that is to be asked for it and is silent can. */
  private boolean isByHand() {
    if (!session.configured().isOnlyObserved()) {
      return false;
    }
    try {
      Set<Capability> claimed = session.connector().capabilities();
      return !claimed.contains(Capability.BLOCK_ITEM) && !claimed.contains(Capability.BLOCK_DEBTOR);
    } catch (ConnectorException silent) {
      return false;
    }
  }

  /** The titles of what a person is shown of an entry. */
  public static List<Sentence> columns() {
    return Known.itemAnd(
        new Sentence("Held to", "Gehalten bis"),
        RECOMMENDED,
        new Sentence("Payment expected", "Zahlung erwartet"),
        new Sentence("Why", "Warum"));
  }

  /** The cells under {@link #columns()}. */
  public List<String> cells(Worklist.Entry entry) {
    return Known.cells(
        entry.debtor(),
        entry.item(),
        entry.until().map(Object::toString).orElse(""),
        entry.recommended().map(Object::toString).orElse(""),
        new ExpectedText(entry.expected()).days().in(locale),
        entry.reason().text(locale));
  }

  private Predicate<PromiseToPay> broken() {
    BusinessCalendar calendar = session.configured().calendar();
    int grace = session.configured().advice().promiseGraceDays();
    return promise ->
        calendar.plusBusinessDays(promise.promisedFor(), grace).isBefore(session.today());
  }
}
