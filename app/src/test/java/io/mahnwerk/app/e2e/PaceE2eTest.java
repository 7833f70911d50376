package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recommended days are used for half of the debtors, and it is watched whether these pay later. */
class PaceE2eTest {
  private static final int DEBTORS = 110;
  private static final Set<DayOfWeek> RUN_DAYS = Set.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY);

  private final SimulatedErpProvider erp = Erps.marking().get(0);
  private final SmallLedger books = new SmallLedger(erp);
  private final List<String> debtors = new ArrayList<>();
  @TempDir private Path folder;
  private Site site;

  /** An item's due date, the day that is best for a corporation, and its former day. */
  private record Days(LocalDate due, LocalDate best, LocalDate former) {
    static Days of(String due, String best, String former) {
      return new Days(LocalDate.parse(due), LocalDate.parse(best), LocalDate.parse(former));
    }
  }

  @BeforeEach
  void followAModelOnHalfOfTheDebtors() throws IOException {
    for (int n = 0; n < DEBTORS; n++) {
      debtors.add(books.steered("KONZ"));
      history(debtors.get(n), n);
    }
    String provesThatHoldsCanBeWritten = books.invoice(books.unsteered(), TODAY.plusDays(20));
    site = new Site(erp, books.ledger(), folder.resolve("home")).configured("steered");
    Files.writeString(
        site.home.resolve("mahnwerk.yaml"), "    pilot-share: 50\n", StandardOpenOption.APPEND);
    site.cycle(TODAY);
    CommandLineRun trained = site.run(TODAY, "train", "books");
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    site.cycle(TODAY);
    site.ledger.clear(provesThatHoldsCanBeWritten, Clearing.Kind.PAYMENT);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void bringsFormerDaysBackOnlyWhereChosenOnesAreSeenToBringMoneyLaterAndUntilAPersonLetsItGoOn() {
    Days soon = Days.of("2026-07-02", "2026-07-10", "2026-07-17");
    Set<String> chosen = chosen(soon);
    paidAfter(soon, debtor -> chosen.contains(debtor) ? 10 : 16);
    CommandLineRun noLater = site.cycle(soon.due().plusDays(61));
    assertThat(noLater.err()).doesNotContain("pay later");
    site.run(soon.due().plusDays(62), "go", "books");
    site.cycle(soon.due().plusDays(62));

    Days late = Days.of("2026-09-03", "2026-09-11", "2026-09-18");
    assertThat(chosen(late)).isEqualTo(chosen);
    paidAfter(late, debtor -> chosen.contains(debtor) ? 45 : 16);
    Iterator<String> some = chosen.iterator();
    Days open = Days.of("2026-10-29", "2026-11-06", "2026-11-13");
    String item = books.invoiceToday(some.next(), open.due());
    CommandLineRun tooEarly = site.cycle(late.due().plusDays(60));
    assertThat(tooEarly.err()).doesNotContain("pay later");
    assertThat(mark(item)).isEqualTo(open.best());

    CommandLineRun stopping = site.cycle(late.due().plusDays(61));
    assertThat(stopping.err())
        .contains(
            "Company code 1010: steered debtors are seen to pay later than those held to their"
                + " former day, so that former days hold again for all. 'mahnwerk go books' lets"
                + " it go on and watches anew.");
    assertThat(mark(item)).isEqualTo(open.former());
    assertThat(receipt("en", item))
        .contains("were seen to pay later than those held to their former day; former days hold");
    assertThat(receipt("de", item))
        .contains("zahlten nachweislich später als jene, die ihren bisherigen Tag behielten; seit");

    run(late.due().plusDays(61), open.former());
    assertThat(site.dunning(item).lastDunnedOn()).contains(open.former());

    Days next = Days.of("2026-11-12", "2026-11-20", "2026-11-27");
    String again = books.invoiceToday(some.next(), next.due());
    CommandLineRun stillStopped = site.cycle(open.former());
    assertThat(stillStopped.out())
        .contains("former days hold since 2026-11-03, until a person lets it go on.");
    assertThat(mark(again)).isEqualTo(next.former());
    site.run(open.former(), "go", "books");
    site.cycle(open.former());
    assertThat(mark(again)).isEqualTo(next.best());
  }

  /** Half of them pay soon after the due date and half long after it, mostly. */
  private void history(String debtor, int n) {
    for (int month = 2; month <= 20; month += 2) {
      LocalDate due = TODAY.minusMonths(month).minusDays(n % 20);
      boolean odd = (n * 13 + month * 5) % 8 == 0;
      boolean soon = (n % 2 == 0) != odd;
      books.paid(debtor, due, due.plusDays((soon ? 15 : 50) + (n * 7 + month) % 10));
    }
  }

  /** Invoices every debtor and tells those for whom the best day was chosen. */
  private Set<String> chosen(Days days) {
    Map<String, String> items = new LinkedHashMap<>();
    debtors.forEach(debtor -> items.put(debtor, books.invoiceToday(debtor, days.due())));
    CommandLineRun cycle = site.cycle(days.due().plusDays(1));
    assertThat(cycle.exitCode()).as(cycle.out() + cycle.err()).isZero();
    assertThat(items.values())
        .allMatch(item -> Set.of(days.best(), days.former()).contains(mark(item)));
    Set<String> chosen = new TreeSet<>(debtors);
    chosen.removeIf(debtor -> !mark(items.get(debtor)).equals(days.best()));
    assertThat(chosen).hasSizeBetween(DEBTORS / 3, DEBTORS * 2 / 3);
    return chosen;
  }

  /** Each debtor pays so many days after the due date; cycles see it. */
  private void paidAfter(Days days, ToIntFunction<String> delay) {
    new TreeSet<>(debtors.stream().map(delay::applyAsInt).toList())
        .forEach(
            after -> {
              LocalDate day = days.due().plusDays(after);
              site.ledger.startDay(day);
              site.ledger.openItems().stream()
                  .filter(item -> delay.applyAsInt(item.debtor()) == after)
                  .forEach(item -> site.ledger.clear(item.key(), Clearing.Kind.PAYMENT));
              site.cycle(day.plusDays(1));
            });
  }

  /** Cycles and the ledger's own runs. */
  private void run(LocalDate from, LocalDate to) {
    for (LocalDate day : from.datesUntil(to.plusDays(1)).toList()) {
      if (RUN_DAYS.contains(day.getDayOfWeek())) {
        site.cycle(day);
        site.ledger.runDunning(
            Erps.connector(erp).nativeRun(),
            new NativeRun.Parameters(day, erp.procedures(), NativeRun.Floor.ENFORCED));
      }
    }
  }

  /** What the latest receipt says of the item. */
  private String receipt(String language, String item) {
    String id =
        site.run(site.ledger.today(), "receipt", "books")
            .out()
            .lines()
            .filter(line -> line.startsWith("books:") && line.contains(erp.documentNumber(item)))
            .findFirst()
            .orElseThrow()
            .split(" ")[0];
    return CommandLineRun.on(
            site.ledger.today(), "--home", site.home, "--lang", language, "receipt", id)
        .out();
  }

  private LocalDate mark(String item) {
    return site.dunning(item).mark().map(DunningMark::date).orElse(LocalDate.MIN);
  }
}
