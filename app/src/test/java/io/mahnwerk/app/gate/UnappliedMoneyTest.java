package io.mahnwerk.app.gate;

import static io.mahnwerk.app.gate.Ledger.invoice;
import static io.mahnwerk.app.gate.Ledger.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnappliedMoneyTest {
  private static final LocalDate MAY = LocalDate.of(2026, 5, 4);
  private static final LocalDate JUNE = LocalDate.of(2026, 6, 2);

  private final OpenItem first = invoice("1", "7", "100.00", MAY);
  private final OpenItem second = invoice("2", "7", "250.50", MAY.plusDays(3));
  private final OpenItem third = invoice("3", "7", "100.00", MAY.plusDays(9));

  @Test
  void takesAPaymentThatFitsAnItemToTheCentForItsPayment() {
    OpenItem money = payment("9", "7", "250.50", JUNE);

    UnappliedMoney found = in(first, second, money);

    assertThat(found.paying(second.ref())).containsExactly(money);
    assertThat(found.paying(first.ref())).isEmpty();
  }

  @Test
  void isNotContentWithACentMoreOrLess() {
    assertThat(in(second, payment("9", "7", "250.49", JUNE)).isEmpty()).isTrue();
    assertThat(in(second, payment("9", "7", "250.51", JUNE)).isEmpty()).isTrue();
  }

  @Test
  void takesTheOldestOfSeveralItemsThatFit() {
    OpenItem money = payment("9", "7", "100.00", JUNE);

    UnappliedMoney found = in(third, first, money);

    assertThat(found.paying(first.ref())).containsExactly(money);
    assertThat(found.paying(third.ref())).isEmpty();
  }

  @Test
  void paysNoItemTwice() {
    UnappliedMoney found =
        in(first, third, payment("8", "7", "100.00", JUNE), payment("9", "7", "100.00", JUNE));

    assertThat(found.paying(first.ref()))
        .extracting(OpenItem::documentNumber)
        .containsExactly("D8");
    assertThat(found.paying(third.ref()))
        .extracting(OpenItem::documentNumber)
        .containsExactly("D9");
  }

  @Test
  void fitsOnePaymentToTheSumOfSeveralItems() {
    OpenItem money = payment("9", "7", "350.50", JUNE);

    UnappliedMoney found = in(first, second, third, money);

    assertThat(found.paying(first.ref())).containsExactly(money);
    assertThat(found.paying(second.ref())).containsExactly(money);
    assertThat(found.paying(third.ref())).isEmpty();
  }

  @Test
  void fitsSeveralPaymentsToOneItem() {
    OpenItem half = payment("8", "7", "125.25", JUNE);
    OpenItem rest = payment("9", "7", "125.25", JUNE.plusDays(1));

    assertThat(in(second, half, rest).paying(second.ref())).containsExactly(half, rest);
  }

  @Test
  void appliesACreditMemoToItsOwnInvoiceOnly() {
    OpenItem credit = settling(first, "100.00");

    assertThat(in(first, third, credit).paying(first.ref())).containsExactly(credit);
    assertThat(in(third, credit).isEmpty()).isTrue();
    assertThat(in(first, settling(first, "20.00")).isEmpty()).isTrue();
  }

  @Test
  void neverMixesCurrencies() {
    OpenItem dollars =
        Ledger.item("9", "7", DocumentKind.PAYMENT, Money.of("USD", "-100.00"), JUNE);

    assertThat(in(first, dollars).isEmpty()).isTrue();
  }

  @Test
  void whateverItFindsAddsUpToTheCent() {
    Random chance = new Random(11);
    for (int round = 0; round < 300; round++) {
      List<OpenItem> items = new ArrayList<>();
      int invoices = 1 + chance.nextInt(12);
      for (int n = 0; n < invoices; n++) {
        items.add(invoice("" + n, "7", cents(100 + chance.nextInt(900)), MAY.plusDays(n % 5)));
      }
      OpenItem money = payment("99", "7", cents(100 + chance.nextInt(2000)), JUNE);
      items.add(money);

      UnappliedMoney found = in(items.toArray(OpenItem[]::new));

      long paid =
          items.stream()
              .filter(item -> !found.paying(item.ref()).isEmpty())
              .mapToLong(item -> item.openAmount().minorUnits())
              .sum();
      assertThat(paid).as("round " + round).isIn(0L, -money.openAmount().minorUnits());
    }
  }

  private static UnappliedMoney in(OpenItem... items) {
    return UnappliedMoney.in(new DebtorAccount(Ledger.debtor("7"), List.of(items)));
  }

  private static String cents(int amount) {
    return amount / 100 + "." + (amount % 100 < 10 ? "0" : "") + amount % 100;
  }

  private static OpenItem settling(OpenItem invoice, String euros) {
    OpenItem memo =
        Ledger.item("9", "7", DocumentKind.CREDIT_MEMO, Money.of("EUR", "-" + euros), JUNE);
    return new OpenItem(
        memo.ref(),
        memo.debtor(),
        memo.documentNumber(),
        memo.kind(),
        memo.openAmount(),
        memo.documentDate(),
        memo.postingDate(),
        memo.netDueDate(),
        Optional.of(invoice.ref()),
        "",
        false,
        memo.dunning(),
        memo.version());
  }
}
