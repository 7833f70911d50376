package io.mahnwerk.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PilotShareTest {
  private static final List<DebtorRef> DEBTORS =
      IntStream.range(0, 5000).mapToObj(number -> debtor("1000", number)).toList();

  @Test
  void holdsAboutSoManyDebtors() {
    long included = DEBTORS.stream().filter(new PilotShare(20)::includes).count();

    assertThat(included).isBetween(900L, 1100L);
  }

  @Test
  void holdsNobodyOrEverybodyAtItsEnds() {
    assertThat(DEBTORS).noneMatch(new PilotShare(0)::includes);
    assertThat(DEBTORS).allMatch(new PilotShare(100)::includes);
  }

  @Test
  void keepsEverybodyWhenItGrows() {
    assertThat(DEBTORS.stream().filter(new PilotShare(20)::includes))
        .allMatch(new PilotShare(21)::includes);
  }

  @Test
  void putsADebtorOnTheSameSideInEveryCompanyCode() {
    PilotShare share = new PilotShare(50);

    assertThat(IntStream.range(0, 200))
        .allMatch(n -> share.includes(debtor("1000", n)) == share.includes(debtor("2000", n)));
  }

  private static DebtorRef debtor(String company, int number) {
    return new DebtorRef(
        new ConnectionId("books"), new CompanyCode(company), "%010d".formatted(number));
  }
}
