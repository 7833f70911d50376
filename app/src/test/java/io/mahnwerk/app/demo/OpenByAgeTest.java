package io.mahnwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenByAgeTest {
  private final SmallLedger ledger = new SmallLedger();

  @ParameterizedTest
  @CsvSource({
    "0,   0, 0, 0, 0",
    "1,   1, 0, 0, 0",
    "30,  1, 0, 0, 0",
    "31,  0, 1, 0, 0",
    "60,  0, 1, 0, 0",
    "61,  0, 0, 1, 0",
    "90,  0, 0, 1, 0",
    "91,  0, 0, 0, 1",
    "400, 0, 0, 0, 1"
  })
  void countsAnOpenItemByItsDaysOverdue(int days, int to30, int to60, int to90, int over90) {
    String debtor = ledger.steeredDebtor();
    ledger.item(debtor);
    LocalDate day = SmallLedger.DUE.plusDays(days);

    OpenByAge open = OpenByAge.of(ledger.books(), Set.of(debtor), day);

    assertThat(open.day()).isEqualTo(day);
    assertThat(open.to30()).isEqualByComparingTo("%d000".formatted(to30));
    assertThat(open.to60()).isEqualByComparingTo("%d000".formatted(to60));
    assertThat(open.to90()).isEqualByComparingTo("%d000".formatted(to90));
    assertThat(open.over90()).isEqualByComparingTo("%d000".formatted(over90));
  }

  @Test
  void leavesOutPaidItemsAndOtherDebtors() {
    String debtor = ledger.steeredDebtor();
    String paid = ledger.item(debtor);
    ledger.books().clear(paid, io.mahnwerk.core.model.Clearing.Kind.PAYMENT);
    ledger.item(ledger.otherDebtor());

    OpenByAge open = OpenByAge.of(ledger.books(), Set.of(debtor), SmallLedger.DUE.plusDays(10));

    assertThat(open.to30()).isZero();
  }
}
