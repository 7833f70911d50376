package io.mahnwerk.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.NativeRun;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FinNativeRunTest {
  private static final ConnectionId BOOKS = new ConnectionId("books");
  private static final CompanyCode DEMF = new CompanyCode("demf");
  private static final DebtorRef DEBTOR = new DebtorRef(BOOKS, DEMF, "DE-001");
  private static final LocalDate DUE = LocalDate.of(2026, 5, 31);
  private static final NativeRun.Parameters ON_THE_14TH_DAY = on(DUE.plusDays(14));

  @Test
  void writesTheFirstLetterOnItsDayAndNotBefore() {
    NativeRun.Result early = dun(on(DUE.plusDays(13)), item(0, 0, Optional.empty()));
    NativeRun.Result inTime = dun(ON_THE_14TH_DAY, item(0, 0, Optional.empty()));

    assertThat(early.notices()).isEmpty();
    assertThat(codes(early)).containsExactly(ReasonCode.NOT_DUE);
    assertThat(inTime.notices()).hasSize(1);
    assertThat(inTime.notices().get(0).level()).isEqualTo(new DunningLevel(1));
  }

  @Test
  void putsEveryInvoiceThatIsDueOnOneLetterAtTheHighestOfTheirLevels() {
    NativeRun.Result result =
        dun(on(DUE.plusDays(30)), item(0, 0, Optional.empty()), item(1, 1, Optional.empty()));

    assertThat(result.notices()).hasSize(1);
    assertThat(result.notices().get(0).level()).isEqualTo(new DunningLevel(2));
    assertThat(result.notices().get(0).items()).hasSize(2);
  }

  @Test
  void leavesOutWhatIsExcludedBlockedOrAtItsLastLetter() {
    Optional<DunningBlock> excluded =
        Optional.of(new DunningBlock("excluded", DunningBlock.Owner.CLERK));

    assertThat(codes(dun(on(DUE.plusDays(60)), item(0, 0, excluded), item(1, 3, Optional.empty()))))
        .containsExactly(ReasonCode.LEFT_OUT_OF_AUTOMATION, ReasonCode.HIGHEST_LEVEL);
    assertThat(
            codes(
                new FinNativeRun(false)
                    .dun(
                        account(
                            Optional.of(new DunningBlock("All", DunningBlock.Owner.CLERK)),
                            item(0, 0, Optional.empty())),
                        ON_THE_14TH_DAY)))
        .containsExactly(ReasonCode.DEBTOR_BLOCK);
  }

  private static NativeRun.Result dun(NativeRun.Parameters run, OpenItem... items) {
    return new FinNativeRun(false).dun(account(Optional.empty(), items), run);
  }

  private static List<ReasonCode> codes(NativeRun.Result result) {
    return result.notDunned().stream().map(not -> not.reason().code()).toList();
  }

  private static NativeRun.Parameters on(LocalDate day) {
    List<DunningProcedure.Step> steps =
        IntStream.of(14, 30, 45).mapToObj(DunningProcedure.Step::after).toList();
    DunningProcedure letters = new DunningProcedure(FinSettings.SEQUENCE, 0, 0, 0, steps);
    return new NativeRun.Parameters(
        day,
        new DunningProcedures(Map.of(FinSettings.SEQUENCE, letters), Map.of()),
        NativeRun.Floor.NONE);
  }

  private static DebtorAccount account(Optional<DunningBlock> block, OpenItem... items) {
    Debtor debtor =
        new Debtor(
            DEBTOR,
            "Nordlicht GmbH",
            false,
            false,
            "",
            "DE",
            "",
            false,
            new DebtorDunning(
                FinSettings.SEQUENCE, block, DunningLevel.NONE, Optional.empty(), Optional.empty()),
            new RecordVersion("1"));
    return new DebtorAccount(debtor, Arrays.asList(items));
  }

  private static OpenItem item(int number, int level, Optional<DunningBlock> block) {
    return new OpenItem(
        new OpenItemRef(BOOKS, DEMF, Integer.toString(number)),
        DEBTOR,
        "RE-" + number,
        DocumentKind.INVOICE,
        new Money(Currency.getInstance("EUR"), new BigDecimal("100.00")),
        DUE.minusDays(30),
        DUE.minusDays(30),
        DUE,
        Optional.empty(),
        "",
        false,
        new DunningState(new DunningLevel(level), Optional.empty(), block, Optional.empty(), false),
        new RecordVersion("1"));
  }
}
