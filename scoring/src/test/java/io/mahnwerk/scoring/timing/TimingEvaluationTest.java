package io.mahnwerk.scoring.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimingEvaluationTest {
  private static final LocalDate START = LocalDate.of(2024, 1, 1);

  @Test
  void findsWhatADebtorsMeanCannotSee() throws Exception {
    TimingEvaluation evaluation = TimingEvaluation.of(payingBySize(), 0.7, 1);

    assertThat(evaluation.model().mae()).isLessThan(0.7 * evaluation.debtorMean().mae());
    assertThat(evaluation.model().auc()).isGreaterThan(evaluation.debtorMean().auc());
    assertThat(evaluation.maeRatio().value())
        .isCloseTo(evaluation.model().mae() / evaluation.debtorMean().mae(), within(1e-9));
    assertThat(evaluation.maeRatio().high()).isLessThan(0.9);
  }

  @Test
  void isHardlyWorseThanTheMeanWhereThereIsNothingElseToFind() throws Exception {
    TimingEvaluation evaluation = TimingEvaluation.of(KnownPastTest.random(1500), 0.7, 1);

    assertThat(evaluation.model().mae()).isLessThan(1.02 * evaluation.debtorMean().mae());
    assertThat(evaluation.maeRatio().contains(1)).isTrue();
  }

  @Test
  void isNotMisledByTheQuickPaymentsThatAloneAreKnownOfTheDaysBeforeTheCut() throws Exception {
    TimingEvaluation evaluation = TimingEvaluation.of(payingAtAnyTime(), 0.7, 1);

    assertThat(evaluation.model().mae()).isLessThan(1.02 * evaluation.debtorMean().mae());
    assertThat(evaluation.model().ece()).isLessThan(0.1);
  }

  @Test
  void goesByTheDueDateWhereDebtorsDo() throws Exception {
    TimingEvaluation evaluation = TimingEvaluation.of(payingByTerms(), 0.7, 1);

    assertThat(evaluation.model().mae()).isLessThan(0.2 * evaluation.debtorMean().mae());
  }

  @Test
  void copesWithDebtorsWhoAreAllLate() throws Exception {
    List<TimedInvoice> late = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      late.add(KnownPastTest.invoice("D" + i % 20, START.plusDays(i), 31 + i % 9));
    }

    TimingEvaluation evaluation = TimingEvaluation.of(late, 0.7, 1);

    assertThat(evaluation.model().auc()).isNull();
    assertThat(evaluation.model().brier()).isLessThan(0.05);
  }

  @Test
  void comesOutTheSameAgain() throws Exception {
    List<TimedInvoice> invoices = KnownPastTest.random(400);

    assertThat(TimingEvaluation.of(invoices, 0.7, 3))
        .isEqualTo(TimingEvaluation.of(invoices, 0.7, 3));
  }

  @Test
  void learnsNothingFromAClearingAfterTheCut() throws Exception {
    List<TimedInvoice> invoices = KnownPastTest.random(600);
    TimingEvaluation evaluation = TimingEvaluation.of(invoices, 0.7, 1);

    long cleared =
        invoices.subList(0, 420).stream().filter(i -> i.isClearedBefore(evaluation.cut())).count();
    assertThat(evaluation.learnedFrom()).isEqualTo((int) cleared).isLessThan(420);
    assertThat(evaluation.asked()).isEqualTo(180);
  }

  @Test
  void leavesOutOpenInvoicesAfterTheCut() throws Exception {
    List<TimedInvoice> invoices = new ArrayList<>(KnownPastTest.random(600));
    TimedInvoice last = invoices.remove(599);
    invoices.add(
        new TimedInvoice(
            last.debtor(),
            last.country(),
            last.documentDate(),
            last.dueDate(),
            last.amount(),
            Optional.empty()));

    assertThat(TimingEvaluation.of(invoices, 0.7, 1).asked()).isEqualTo(179);
  }

  @Test
  void refusesTooFewInvoices() {
    assertThatThrownBy(() -> TimingEvaluation.of(List.of(), 0.7, 1))
        .isInstanceOf(TimingEvaluation.TooFewInvoices.class)
        .hasMessage("0 invoices before the cut, at least 50 are needed");
    assertThatThrownBy(() -> TimingEvaluation.of(KnownPastTest.random(100), 0.7, 1))
        .isInstanceOf(TimingEvaluation.TooFewInvoices.class)
        .hasMessageContaining("cleared");
  }

  /** Large invoices are paid late and small ones in time, whoever the debtor is. */
  private static List<TimedInvoice> payingBySize() {
    SplittableRandom random = new SplittableRandom(5);
    List<TimedInvoice> invoices = new ArrayList<>();
    for (int i = 0; i < 1200; i++) {
      boolean large = random.nextBoolean();
      LocalDate written = START.plusDays(i / 2);
      int days = (large ? 45 : 15) + random.nextInt(10);
      invoices.add(
          new TimedInvoice(
              "D" + random.nextInt(30),
              "DE",
              written,
              written.plusDays(30),
              large ? 9000 : 100,
              Optional.of(written.plusDays(days))));
    }
    return invoices;
  }

  /** Nothing tells when an invoice is paid, within two months. */
  private static List<TimedInvoice> payingAtAnyTime() {
    SplittableRandom random = new SplittableRandom(7);
    List<TimedInvoice> invoices = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      LocalDate written = START.plusDays(random.nextInt(900));
      invoices.add(invoice(random, written, 30, 5 + random.nextInt(55)));
    }
    return invoices;
  }

  /** Every debtor pays some days after the due date, and terms change from invoice to invoice. */
  private static List<TimedInvoice> payingByTerms() {
    SplittableRandom random = new SplittableRandom(7);
    List<TimedInvoice> invoices = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      int terms = new int[] {7, 14, 30, 60, 90}[random.nextInt(5)];
      invoices.add(invoice(random, START.plusDays(i / 2), terms, terms + random.nextInt(7)));
    }
    return invoices;
  }

  private static TimedInvoice invoice(
      SplittableRandom random, LocalDate written, int terms, int days) {
    return new TimedInvoice(
        "D" + random.nextInt(200),
        "DE",
        written,
        written.plusDays(terms),
        100 + random.nextInt(9000),
        Optional.of(written.plusDays(days)));
  }
}
