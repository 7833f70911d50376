package io.mahnwerk.app.cycle;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.SuggestionBoard;
import io.mahnwerk.core.spi.SuggestionBoard.Expected;
import io.mahnwerk.core.spi.SuggestionBoard.Suggestion;
import io.mahnwerk.core.store.Advice;
import io.mahnwerk.core.writeback.DebtorSwitches;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Shows what a model advised in the ledger's own lists, where these have a place for it. Debtors
 * for whom nothing may be written are left out; without a model every item keeps its former day,
 * and nothing is suggested.
 *
 * @param board asked for where there is something to show
 * @param adviseAgain makes the next cycle advise every debtor
 */
record SuggestionDesk(
    Supplier<SuggestionBoard> board, DebtorSwitches switches, Runnable adviseAgain) {
  private static final int MOST_REASONS = 3;
  private static final int NAME_LENGTH = 12;

  /** Why they are not shown; empty where they are. The next cycle advises and shows all anew. */
  Optional<Sentence> show(Collection<Advice> given) {
    List<Suggestion> suggestions =
        given.stream()
            .filter(this::mayShow)
            .flatMap(advice -> advice.recommendations().stream())
            .filter(advice -> !advice.provenance().model().isBlank())
            .map(SuggestionDesk::suggestion)
            .toList();
    if (suggestions.isEmpty()) {
      return Optional.empty();
    }
    try {
      board.get().show(suggestions);
      return Optional.empty();
    } catch (ConnectorException unreached) {
      adviseAgain.run();
      return Optional.of(
          new Sentence(
                  "Suggestions are not shown in the ledger's lists yet; the next cycle shows them:"
                      + " %s",
                  "Vorschläge sind in den Listen des Buchungssystems noch nicht zu sehen; der"
                      + " nächste Zyklus zeigt sie: %s")
              .with(unreached.sentence()));
    }
  }

  private boolean mayShow(Advice advice) {
    return switches.switchedOn().test(advice.account().debtor())
        && !switches.leftAlone().test(advice.account().debtor())
        && switches.advised().test(advice.account().debtor());
  }

  private static Suggestion suggestion(Recommendation advice) {
    Optional<LocalDate> day =
        advice
            .decision()
            .match(
                dun -> Optional.of(dun.day()), wait -> Optional.empty(), leave -> Optional.empty());
    String model = advice.provenance().model();
    return new Suggestion(
        advice.item(),
        day,
        Optional.of(
            new Expected(
                BigDecimal.valueOf(advice.probability30()).setScale(4, RoundingMode.HALF_UP),
                advice.expected())),
        advice.reasons().stream().limit(MOST_REASONS).toList(),
        model.substring(0, Math.min(NAME_LENGTH, model.length())));
  }
}
