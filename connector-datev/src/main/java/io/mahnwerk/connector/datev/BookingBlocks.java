package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.Sentence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides until when new invoices are blocked as they are booked: to the former day of their first
 * notice. A debtor that we opened is held by its own block, for which nobody asks while an invoice
 * is held to its day already; so that block only bridges the time until the debtor's is carried in.
 * Where there is no such time before the former day, the former Mahnfristen are given back.
 */
final class BookingBlocks {
  private final DatevSettings settings;
  private final DatevBooks books;
  private final DatevTerms terms;
  private final DunningProcedures procedures;
  private final Map<String, Optional<DatevDebtor>> debtors = new HashMap<>();
  private final Map<String, LocalDate> held = new HashMap<>();
  private final Map<String, GivenBack> givenBack = new LinkedHashMap<>();

  /** A debtor that gets its former Mahnfristen back, and the invoice for which it does. */
  private record GivenBack(OutLine line, String invoice) {}

  BookingBlocks(DatevSettings settings, DatevBooks books) {
    this.settings = settings;
    this.books = books;
    this.terms = DatevTerms.of(settings);
    this.procedures = terms.procedures(books);
  }

  boolean isSteered(String account) {
    return debtor(account).filter(this::isOpened).isPresent();
  }

  /** The block with which the invoice is to be booked; empty where it needs none. */
  Optional<PostingBlock> of(PostingRow row) {
    Optional<LocalDate> until =
        row.debtor()
            .flatMap(this::debtor)
            .filter(this::isOpened)
            .flatMap(debtor -> row.due().flatMap(due -> until(debtor, row.invoice(), due)));
    until.ifPresent(
        day ->
            held.put(
                DatevItem.key(row.debtor().orElseThrow(), row.invoice()),
                settings.blocks().lastDay(day)));
    return until.map(day -> new PostingBlock(Optional.of(settings.blocks().lastDay(day))));
  }

  /** Keeps what was decided; call it within the transaction that takes the file. */
  void keep() {
    GivenOut given = new GivenOut(books);
    held.forEach((key, day) -> given.add(key, day, 0));
    List<OutLine> waiting =
        new OutLines(books).waiting().stream().map(OutLines.Kept::line).toList();
    List<OutLine> fresh =
        givenBack.values().stream()
            .map(GivenBack::line)
            .filter(line -> !waiting.contains(line))
            .toList();
    if (!fresh.isEmpty()) {
      new OutBatches(settings, books).keep(fresh, settings.today());
    }
  }

  List<Sentence> findings() {
    List<Sentence> findings = new ArrayList<>();
    givenBack.forEach(
        (account, back) ->
            findings.add(
                new Sentence(
                        "debtor %s gets its former Mahnfristen back: invoice %s falls due before a"
                            + " block of the debtor is surely carried in; please import the file of"
                            + " debtors",
                        "Debitor %s bekommt die früheren Mahnfristen zurück: Rechnung %s wird fällig,"
                            + " bevor eine Sperre des Debitors sicher übernommen ist; bitte die"
                            + " Debitorendatei importieren")
                    .with(Sentence.same(account), Sentence.same(back.invoice()))));
    return findings;
  }

  private Optional<LocalDate> until(DatevDebtor debtor, String invoice, LocalDate due) {
    DunningLevel first = new DunningLevel(1);
    LocalDate former =
        procedures
            .findFormer(debtor.procedure().code())
            .orElseThrow()
            .firstDay(first, due, Optional.empty());
    Optional<LocalDate> bridge = bridge(debtor, due);
    if (bridge.filter(day -> !day.isBefore(former)).isPresent() && !settings.usesConnect()) {
      OwnTerms before = debtor.note().flatMap(OwnNote::formerTerms).orElseThrow();
      givenBack.putIfAbsent(
          debtor.account(), new GivenBack(OutLine.giveBack(debtor, before), invoice));
    }
    return Optional.of(bridge.filter(day -> day.isBefore(former)).orElse(former))
        .filter(day -> day.isAfter(settings.today()));
  }

  /**
   * The invoice is exported within one turnaround, and a block of the debtor that it needs is
   * carried in within the next, or within one after its first day by the opened Mahnfristen. Where
   * debtors are called, the next day is enough for it.
   */
  private Optional<LocalDate> bridge(DatevDebtor debtor, LocalDate due) {
    int days = settings.usesConnect() ? 1 : settings.turnaround().days();
    LocalDate exported = settings.today().plusDays(settings.turnaround().days());
    return settings
        .steering()
        .written()
        .filter(debtor::isOpenedByUs)
        .map(opened -> OpenedFloor.of(terms, opened, debtor.procedure().levels()).opened())
        .map(opened -> opened.firstDay(new DunningLevel(1), due, Optional.empty()))
        .map(opens -> (opens.isAfter(exported) ? opens : exported).plusDays(days));
  }

  private boolean isOpened(DatevDebtor debtor) {
    return procedures.isOpened(debtor.procedure().code());
  }

  private Optional<DatevDebtor> debtor(String account) {
    return debtors.computeIfAbsent(account, new DatevDebtors(books)::find);
  }
}
