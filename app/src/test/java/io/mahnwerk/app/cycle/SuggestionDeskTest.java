package io.mahnwerk.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.ExpectedPayment;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.SuggestionBoard.Expected;
import io.mahnwerk.core.spi.SuggestionBoard.Suggestion;
import io.mahnwerk.core.store.Advice;
import io.mahnwerk.core.writeback.DebtorSwitches;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestionDeskTest {
  private static final ConnectionId BOOKS = new ConnectionId("books");
  private static final CompanyCode COMPANY = new CompanyCode("1000");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final String MODEL = "0123456789abcdef";
  private static final ExpectedPayment EXPECTED =
      new ExpectedPayment(
          Optional.of(TODAY.plusDays(2)),
          Optional.of(TODAY.plusDays(9)),
          Optional.of(TODAY.plusDays(40)));

  private final List<Suggestion> shown = new ArrayList<>();
  private int advisedAgain;

  @Test
  void showsDayLikelihoodNamedDaysAndTheThreeWeightiestReasons() {
    assertThat(desk(debtor -> true).show(List.of(advice("007", MODEL)))).isEmpty();

    Suggestion one = shown.get(0);
    assertThat(shown).hasSize(1);
    assertThat(one.recommended()).contains(TODAY.plusDays(4));
    assertThat(one.expected()).contains(new Expected(new BigDecimal("0.6667"), EXPECTED));
    assertThat(one.reasons()).hasSize(3);
    assertThat(one.modelVersion()).isEqualTo("0123456789ab");
  }

  @Test
  void showsNothingOfDebtorsForWhomNothingIsWritten() {
    desk(debtor -> debtor.ref().number().equals("008"))
        .show(List.of(advice("007", MODEL), advice("008", MODEL)));

    assertThat(shown).extracting(s -> s.item().nativeKey()).containsExactly("008-1");
  }

  @Test
  void suggestsNothingWithoutAModel() {
    desk(debtor -> true).show(List.of(advice("007", "")));

    assertThat(shown).isEmpty();
  }

  @Test
  void saysSoAndAdvisesAnewWhereTheLedgerIsSilent() {
    SuggestionDesk desk =
        new SuggestionDesk(
            () ->
                suggestions -> {
                  throw new ConnectorException(
                      FailureKind.UNAVAILABLE, BOOKS, new Sentence("silent", "stumm"), null);
                },
            DebtorSwitches.on(debtor -> true),
            () -> advisedAgain++);

    Optional<Sentence> why = desk.show(List.of(advice("007", MODEL)));

    assertThat(why.orElseThrow().english())
        .startsWith("Suggestions are not shown in the ledger's lists yet")
        .contains("silent");
    assertThat(why.orElseThrow().german()).contains("stumm");
    assertThat(advisedAgain).isEqualTo(1);
  }

  private SuggestionDesk desk(java.util.function.Predicate<Debtor> switchedOn) {
    return new SuggestionDesk(
        () -> shown::addAll, DebtorSwitches.on(switchedOn), () -> advisedAgain++);
  }

  private static Advice advice(String number, String model) {
    DebtorRef ref = new DebtorRef(BOOKS, COMPANY, number);
    Debtor debtor =
        new Debtor(
            ref,
            "Debtor",
            false,
            false,
            "",
            "DE",
            "",
            false,
            DebtorDunning.under(new DunningProcedureCode("NEW")),
            new RecordVersion("1"));
    Recommendation recommendation =
        new Recommendation(
            new OpenItemRef(BOOKS, COMPANY, number + "-1"),
            TODAY,
            new DunningLevel(1),
            new Decision.DunOn(TODAY.plusDays(4)),
            TODAY.plusDays(14),
            2.0 / 3,
            0.5,
            0.8,
            EXPECTED,
            List.of(
                Reason.of(ReasonCode.ANSWERS_EARLY_NOTICE),
                Reason.of(ReasonCode.FORMER_SCHEDULE),
                Reason.of(ReasonCode.DAY_HAS_COME),
                Reason.of(ReasonCode.NOT_DUE)),
            new ModelProvenance(model, "f", "2026-03-01", "segments"));
    return new Advice(
        new DebtorAccount(debtor, List.of()), List.of(recommendation), Optional.empty());
  }
}
