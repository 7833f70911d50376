package io.mahnwerk.app.cycle;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.FeedFact;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Where a person records that a debtor complained about a notice, as a row of a feed file would. It
 * takes the connection's lock and calls no ledger; the next cycle and the next training know of it.
 * A complaint that was taken back stays on record and counts for nothing from the next day on.
 */
public final class ComplaintDesk {
  /** A complaint so many days after a notice, or sooner, is one about the notice. */
  private static final int ABOUT_NOTICE_DAYS = 7;

  private final ConnectionSession session;

  public ComplaintDesk(ConnectionSession session) {
    this.session = session;
  }

  /**
   * Throws {@link CommandFailure}, with a sentence to act on, where the document is no open item of
   * the debtor or the day lies in the future or before the document.
   *
   * @param day ISO
   * @return what it counts for
   */
  public Sentence record(DebtorAccount account, String document, String day) {
    OpenItem item = item(account, document);
    LocalDate complained = day(day, item);
    session.lock();
    session
        .store()
        .importFeed(
            session.id(),
            List.of(new FeedFact.Complained(account.debtor().ref(), document, complained)),
            session.today());
    session.store().complaints().restore(item.ref(), complained, session.today());
    return said(account, item, complained);
  }

  /**
   * Throws {@link CommandFailure}, with a sentence to act on, where no complaint of that day about
   * the document stands.
   *
   * @param day ISO
   */
  public Sentence takeBack(DebtorAccount account, String document, String day) {
    OpenItem item = item(account, document);
    LocalDate complained = day(day, item);
    session.lock();
    Sentence done =
        new Sentence(
            "Taken back: the complaint of %s about document %s no longer counts. That it was"
                + " recorded stays on file.",
            "Zurückgenommen: die Beschwerde vom %s über Beleg %s zählt nicht mehr. Dass sie vermerkt"
                + " war, bleibt nachvollziehbar.");
    Sentence none =
        new Sentence(
            "No complaint of %s about document %s stands; nothing was taken back.",
            "Zum %s ist keine Beschwerde über Beleg %s vermerkt; nichts wurde zurückgenommen.");
    Sentence[] about = {Sentence.same(complained.toString()), Sentence.same(document)};
    if (!session.store().complaints().takeBack(item.ref(), complained, session.today())) {
      throw new CommandFailure(none.with(about));
    }
    return done.with(about);
  }

  private static OpenItem item(DebtorAccount account, String document) {
    return account.items().stream()
        .filter(open -> open.documentNumber().equals(document))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    new Sentence(
                            "Debtor %s has no open document '%s'.",
                            "Debitor %s hat keinen offenen Beleg '%s'.")
                        .with(number(account), Sentence.same(document))));
  }

  private LocalDate day(String text, OpenItem item) {
    LocalDate day;
    try {
      day = LocalDate.parse(text);
    } catch (DateTimeParseException noDay) {
      throw new CommandFailure(
          new Sentence("'%s' is no day such as 2026-01-31.", "'%s' ist kein Tag wie 2026-01-31.")
              .with(Sentence.same(text)));
    }
    if (day.isAfter(session.today()) || day.isBefore(item.documentDate())) {
      throw new CommandFailure(
          new Sentence(
                  "A complaint about document %s lies between %s and today, %s.",
                  "Eine Beschwerde über Beleg %s liegt zwischen dem %s und heute, dem %s.")
              .with(
                  Sentence.same(item.documentNumber()),
                  Sentence.same(item.documentDate().toString()),
                  Sentence.same(session.today().toString())));
    }
    return day;
  }

  private Sentence said(DebtorAccount account, OpenItem item, LocalDate day) {
    Optional<LocalDate> notice =
        session.store().histories().of(account.debtor().ref()).stream()
            .filter(history -> history.ref().equals(item.ref()))
            .flatMap(history -> history.notices().stream())
            .map(sent -> sent.dunnedOn())
            .filter(sent -> isAbout(sent, day))
            .max(LocalDate::compareTo);
    return notice
        .map(
            sent ->
                new Sentence(
                        "Recorded: debtor %s complained about the notice of %s.",
                        "Vermerkt: Debitor %s hat sich über die Mahnung vom %s beschwert.")
                    .with(number(account), Sentence.same(sent.toString())))
        .orElseGet(
            () ->
                new Sentence(
                        "Recorded for debtor %s. No notice about document %s is known from the %s"
                            + " days before, so that it does not count as an answer to one.",
                        "Vermerkt für Debitor %s. Aus den %3$s Tagen davor ist keine Mahnung zu"
                            + " Beleg %2$s bekannt; als Antwort auf eine zählt sie daher nicht.")
                    .with(
                        number(account),
                        Sentence.same(item.documentNumber()),
                        Sentence.number(ABOUT_NOTICE_DAYS, 0)));
  }

  private static boolean isAbout(LocalDate notice, LocalDate complaint) {
    long days = ChronoUnit.DAYS.between(notice, complaint);
    return days >= 0 && days <= ABOUT_NOTICE_DAYS;
  }

  private static Sentence number(DebtorAccount account) {
    return Sentence.same(account.debtor().ref().number());
  }
}
