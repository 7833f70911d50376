package io.mahnwerk.connector.datev;

import static io.mahnwerk.connector.datev.TestOffice.debtor;
import static io.mahnwerk.connector.datev.TestOffice.invoice;
import static io.mahnwerk.connector.datev.TestOffice.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.IdempotencyKey;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BooksPruningTest {
  private static final String OPEN = invoice("10001", "RE-1", "100,00", "01062026");
  private static final String OTHER = invoice("10001", "RE-2", "50,00", "02062026");

  @TempDir private Path root;
  private TestOffice office;

  @BeforeEach
  void begin() {
    office = new TestOffice(root);
    office.exportDebtors(debtor("10001", Map.of()));
    office.exportItems(OPEN, OTHER);
    office.take();
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void dropsLinesAndDatesThatNothingCanAskForAnyMore() {
    hold();
    office.exportItems(invoice("10001", "RE-1", "100,00", "01062026", "24062026"), OTHER);
    office.take();
    later(LocalDate.of(2026, 12, 1), OPEN, OTHER);

    assertThat(rows("line")).isZero();
    assertThat(rows("given")).isZero();
  }

  @Test
  void keepsALineThatWaitsAndTheDatesOfABlockInForce() {
    hold();
    later(LocalDate.of(2026, 6, 20), OPEN, OTHER);

    assertThat(rows("line")).isEqualTo(1);
    assertThat(rows("given")).isEqualTo(1);
  }

  @Test
  void neverUsesTheNumberOfABatchTwice() {
    hold();
    later(LocalDate.of(2026, 12, 1), OPEN, OTHER);
    office.startDay(LocalDate.of(2026, 12, 1));

    assertThat(rows("batch")).isEqualTo(1);
  }

  @Test
  void dropsItemsThatWerePaidYearsAgoAndThatNoListShowsAnyMore() {
    String paid = paid("10001", "RE-0", "9,00", "01012026", "05012026");
    later(LocalDate.of(2026, 6, 16), OPEN, OTHER, paid);
    assertThat(rows("item")).isEqualTo(3);

    later(LocalDate.of(2030, 2, 1), OPEN, OTHER, paid);
    assertThat(rows("item")).isEqualTo(3);
    later(LocalDate.of(2030, 2, 2), OPEN, OTHER);
    assertThat(rows("item")).isEqualTo(2);
  }

  @Test
  void keepsWhenTheNewestPaymentWas() {
    String paid = paid("10001", "RE-0", "9,00", "01062026", "05062026");
    later(LocalDate.of(2026, 6, 16), OPEN, OTHER, paid);
    later(LocalDate.of(2028, 6, 16), OPEN, OTHER);
    later(LocalDate.of(2028, 6, 17), OPEN, OTHER, invoice("10001", "RE-9", "1,00", "01062028"));

    assertThat(office.files().standing().newestPayment()).contains(LocalDate.of(2026, 6, 5));
    assertThat(rows("taken")).isLessThan(6);
  }

  @Test
  void refusesAStateThatAnotherVersionKept() {
    try (DatevDesk desk = office.desk()) {
      desk.with(books -> books.sql().update("PRAGMA user_version = 1"));
    }
    office.restart();

    assertThatThrownBy(office::take)
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("move the folder away and export items and debtors again");
  }

  private void hold() {
    var item = office.item("10001/RE-1");
    office
        .connector()
        .dunning()
        .apply(
            List.of(
                new Hold(
                    item.ref(),
                    item.version(),
                    LocalDate.of(2026, 6, 25),
                    new IdempotencyKey("k"))));
  }

  private void later(LocalDate day, String... rows) {
    office.startDay(day);
    office.exportItems(rows);
    office.exportDebtors(debtor("10001", Map.of(16, "\"Weg " + day.getDayOfYear() + "\"")));
    office.take();
  }

  private long rows(String table) {
    try (DatevDesk desk = office.desk()) {
      return desk.with(
          books -> books.sql().queryForObject("SELECT COUNT(*) FROM " + table, Long.class));
    }
  }
}
