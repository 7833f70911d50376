package io.mahnwerk.scoring.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KnownPastTest {
  private static final LocalDate DAY = LocalDate.of(2025, 3, 3);

  @Test
  void knowsAPaymentFromTheDayAfterIt() {
    assertThat(paidBy("A", DAY.plusDays(10), DAY.plusDays(10))).isZero();
    assertThat(paidBy("A", DAY.plusDays(10), DAY.plusDays(11))).isOne();
  }

  @Test
  void countsAnUnpaidInvoiceAsOpenAndOverdue() {
    KnownPast past = new KnownPast();
    past.see(invoice("A", DAY, 60));
    past.write(invoice("A", DAY, 60));

    SeenInvoice seen = past.see(invoice("A", DAY.plusDays(35), 20));

    assertThat(seen.value(TimingFeature.OPEN_INVOICES)).isOne();
    assertThat(seen.value(TimingFeature.OVERDUE_INVOICES)).isOne();
    assertThat(seen.value(TimingFeature.LONGEST_OVERDUE)).isEqualTo(5);
  }

  @Test
  void leansADebtorsMeanOnEverybodys() {
    KnownPast past = new KnownPast();
    write(past, invoice("A", DAY, 10));
    write(past, invoice("B", DAY, 50));

    SeenInvoice seen = past.see(invoice("A", DAY.plusDays(90), 10));

    double everybody = (10 + 50 + 30) / 3.0;
    assertThat(seen.byDebtorMean().days()).isCloseTo((10 + 3 * everybody) / 4, within(1e-9));
    assertThat(seen.byMedian().days()).isEqualTo(30);
  }

  @Test
  void seesTheSameWhateverIsStillToCome() {
    List<TimedInvoice> all = random(400);
    for (int known : new int[] {50, 200, 399}) {
      LocalDate day = all.get(known).documentDate();
      List<TimedInvoice> truncated =
          all.subList(0, known + 1).stream().map(invoice -> asOf(invoice, day)).toList();

      assertThat(last(truncated).row()).containsExactly(rowOf(all, known));
    }
  }

  /** What a book of that day would hold: later clearings are not in it. */
  private static TimedInvoice asOf(TimedInvoice invoice, LocalDate day) {
    return new TimedInvoice(
        invoice.debtor(),
        invoice.country(),
        invoice.documentDate(),
        invoice.dueDate(),
        invoice.amount(),
        invoice.clearedOn().filter(cleared -> cleared.isBefore(day)));
  }

  private static float[] rowOf(List<TimedInvoice> invoices, int index) {
    KnownPast past = new KnownPast();
    SeenInvoice seen = null;
    for (int i = 0; i <= index; i++) {
      seen = past.see(invoices.get(i));
      past.write(invoices.get(i));
    }
    return java.util.Objects.requireNonNull(seen).row();
  }

  private static SeenInvoice last(List<TimedInvoice> invoices) {
    KnownPast past = new KnownPast();
    invoices.subList(0, invoices.size() - 1).forEach(invoice -> write(past, invoice));
    return past.see(invoices.get(invoices.size() - 1));
  }

  private static void write(KnownPast past, TimedInvoice invoice) {
    past.see(invoice);
    past.write(invoice);
  }

  private static int paidBy(String debtor, LocalDate paid, LocalDate asked) {
    KnownPast past = new KnownPast();
    write(past, invoice(debtor, DAY, TimedInvoice.days(DAY, paid)));
    return (int) past.see(invoice(debtor, asked, 5)).value(TimingFeature.PAID_INVOICES);
  }

  static TimedInvoice invoice(String debtor, LocalDate written, int daysToPay) {
    return new TimedInvoice(
        debtor,
        "DE",
        written,
        written.plusDays(30),
        1000,
        Optional.of(written.plusDays(daysToPay)));
  }

  static List<TimedInvoice> random(int count) {
    SplittableRandom random = new SplittableRandom(7);
    List<TimedInvoice> invoices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int debtor = random.nextInt(20);
      int days = 10 + debtor * 2 + random.nextInt(15);
      invoices.add(invoice("D" + debtor, DAY.plusDays(random.nextInt(600)), days));
    }
    invoices.sort(Comparator.comparing(TimedInvoice::documentDate));
    return invoices;
  }
}
