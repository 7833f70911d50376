package io.mahnwerk.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.connector.dynamics.FakeBc.Reply;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.ExpectedPayment;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.SuggestionBoard;
import io.mahnwerk.core.spi.SuggestionBoard.Expected;
import io.mahnwerk.core.spi.SuggestionBoard.Suggestion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BcBoardTest {
  private static final String ROW = "77777777-0000-0000-0000-000000000001";
  private static final Suggestion SUGGESTION =
      new Suggestion(
          FakeBc.item(1),
          Optional.of(FakeBc.TODAY.plusDays(3)),
          Optional.of(
              new Expected(
                  new BigDecimal("0.8125"),
                  new ExpectedPayment(
                      Optional.of(FakeBc.TODAY.plusDays(2)),
                      Optional.of(FakeBc.TODAY.plusDays(5)),
                      Optional.of(FakeBc.TODAY.plusDays(19))))),
          List.of(Reason.of(ReasonCode.ANSWERS_EARLY_NOTICE)),
          "forest-7");

  private final FakeBc bc = FakeBc.withExtension();

  @AfterEach
  void close() {
    bc.close();
  }

  @Test
  void showsASuggestionInBothLanguagesAndMarksNothing() {
    bc.when(
        r -> r.asks("dunningSuggestions") && r.method().equals("POST"), r -> Reply.of(201, "{}"));

    bc.connect().suggestions().show(List.of(SUGGESTION));

    assertThat(bc.changes()).hasSize(1);
    assertThat(bc.changes().get(0).body())
        .contains(
            "\"ledgerEntryNumber\":1",
            "\"suggestedDate\":\"2026-03-05\"",
            "\"score\":0.8125",
            "\"expectedPaymentDate\":\"2026-03-07\"",
            "\"expectedFromDate\":\"2026-03-04\"",
            "\"expectedUntilDate\":\"2026-03-21\"",
            "\"reason1\":\"Answers early notices.\"",
            "\"reason1German\":\"Reagiert auf frühe Mahnungen.\"",
            "\"reason2\":\"\"",
            "\"modelVersion\":\"forest-7\"")
        .doesNotContain("dunningDate", "held", "entryRowVersion");
  }

  @Test
  void writesOnlyWhatDiffersFromWhatIsShown() {
    bc.when(r -> r.asks("dunningSuggestions") && r.method().equals("GET"), r -> shown("0.8125000"));
    bc.on("dunningSuggestions(" + ROW + ")", Reply.of(200, "{}"));
    SuggestionBoard board = bc.connect().suggestions();

    board.show(List.of(SUGGESTION));
    assertThat(bc.changes()).isEmpty();

    bc.when(r -> r.asks("dunningSuggestions") && r.method().equals("GET"), r -> shown("0.5"));
    board.show(List.of(SUGGESTION));
    assertThat(bc.changes()).hasSize(1);
    assertThat(bc.changes().get(0).headers()).containsEntry("If-Match", "W/\"s1\"");
  }

  @Test
  void saysThatTheLedgerWasNotReached() {
    bc.when(
        r -> r.asks("dunningSuggestions") && r.method().equals("POST"),
        r -> Reply.error(503, "Internal_TenantUnavailable"));

    assertThatThrownBy(() -> bc.connect().suggestions().show(List.of(SUGGESTION)))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("a suggestion was not written")
        .hasMessageContaining("503");
  }

  @Test
  void doesNotMindAnEntryThatWasClosedMeanwhile() {
    bc.when(
        r -> r.asks("dunningSuggestions") && r.method().equals("POST"),
        r -> Reply.error(400, "Internal_InvalidTableRelation"));

    bc.connect().suggestions().show(List.of(SUGGESTION));

    assertThat(bc.changes()).hasSize(1);
  }

  @Test
  void takesOutEachRowOnTheVersionThatWasRead() {
    bc.when(r -> r.asks("dunningSuggestions") && r.method().equals("GET"), r -> shown("0.5"));
    bc.when(
        r -> r.asks("dunningSuggestions(" + ROW + ")") && r.method().equals("DELETE"),
        r -> Reply.of(204, ""));

    // The fake goes on showing it, so that it is left.
    assertThat(bc.connect().suggestions().takeOut()).isEqualTo(1);
    assertThat(bc.changes()).isNotEmpty();
    assertThat(bc.changes().get(0).method()).isEqualTo("DELETE");
    assertThat(bc.changes().get(0).headers()).containsEntry("If-Match", "W/\"s1\"");
  }

  @Test
  void countsAndChangesNoRowThatOnlySaysThatAPersonDecides() {
    bc.when(
        r -> r.asks("dunningSuggestions") && r.method().equals("GET"),
        r ->
            Reply.feed(
                """
                {"@odata.etag":"W/\\"s1\\"","id":"%s","ledgerEntryNumber":1,"personDecides":true,
                 "dunningDate":"2026-03-05","suggestedDate":"0001-01-01","score":0}
                """
                    .formatted(ROW)));
    SuggestionBoard board = bc.connect().suggestions();

    assertThat(board.standing()).isZero();
    assertThat(board.takeOut()).isZero();
    assertThat(bc.changes()).isEmpty();
  }

  @Test
  void saysThatTheLedgerWasNotReachedWhenItTakesOut() {
    bc.when(r -> r.asks("dunningSuggestions") && r.method().equals("GET"), r -> shown("0.5"));
    bc.when(
        r -> r.asks("dunningSuggestions(" + ROW + ")") && r.method().equals("DELETE"),
        r -> Reply.error(503, "Internal_TenantUnavailable"));

    assertThatThrownBy(() -> bc.connect().suggestions().takeOut())
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("503");
  }

  @Test
  void hasNoBoardWithoutTheExtension() {
    try (FakeBc stock = FakeBc.stock()) {
      assertThat(stock.connect().suggestions()).isSameAs(SuggestionBoard.NONE);
    }
  }

  private static Reply shown(String score) {
    return Reply.feed(
        """
        {"@odata.etag":"W/\\"s1\\"","id":"%s","ledgerEntryNumber":1,"suggestedDate":"2026-03-05",
         "score":%s,"expectedPaymentDate":"2026-03-07","expectedFromDate":"2026-03-04",
         "expectedUntilDate":"2026-03-21","reason1":"Answers early notices.","reason2":"",
         "reason3":"","reason1German":"Reagiert auf frühe Mahnungen.","reason2German":"",
         "reason3German":"","modelVersion":"forest-7"}
        """
            .formatted(ROW, score));
  }
}
