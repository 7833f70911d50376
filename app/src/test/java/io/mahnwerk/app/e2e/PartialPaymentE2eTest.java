package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.HELD_TO;
import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** After a partial payment the plan is made anew; the next notice comes no sooner for it. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Erps#marking")
class PartialPaymentE2eTest {
  private static final LocalDate TOMORROW = TODAY.plusDays(1);

  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  @Test
  void advisesAnewAndHoldsWhatIsLeftToTheSameDay() {
    SmallLedger books = new SmallLedger(erp);
    String item = books.invoice(books.steered(), JUST_DUE);
    try (Site site = new Site(erp, books.ledger(), folder.resolve("home")).configured("steered")) {
      site.cycle(TODAY);
      assertThat(receipts(site, TODAY)).isEqualTo(1);

      site.ledger.startDay(TOMORROW);
      site.ledger.reduce(item, Money.of("EUR", "60.00"));
      site.cycle(TOMORROW);

      assertThat(receipts(site, TOMORROW)).isEqualTo(2);
      assertThat(site.dunning(item).isHeldByUs()).isTrue();
      assertThat(site.dunning(item).mark()).contains(new DunningMark(HELD_TO));
      assertThat(site.dunning(item).level()).isEqualTo(DunningLevel.NONE);
    }
  }

  @Test
  void advisesNothingAnewWhereNothingWasPaid() {
    SmallLedger books = new SmallLedger(erp);
    books.invoice(books.steered(), JUST_DUE);
    try (Site site = new Site(erp, books.ledger(), folder.resolve("home")).configured("steered")) {
      site.cycle(TODAY);
      site.cycle(TOMORROW);

      assertThat(receipts(site, TOMORROW)).isEqualTo(1);
    }
  }

  private static long receipts(Site site, LocalDate day) {
    return site.run(day, "receipt", "books")
        .out()
        .lines()
        .filter(l -> l.startsWith("books:"))
        .count();
  }
}
