package io.mahnwerk.app.card;

import io.mahnwerk.core.model.Sentence;
import java.util.List;

/**
 * What was observed at a connection beside the trial of its model.
 *
 * @param overrules how often a model overruled the rule lately
 * @param ledger how its debtors paid and what they were sent
 * @param draws what the draws of its pilot tell of recommended days; nothing without a pilot
 */
public record Observed(Overrules overrules, LedgerFigures ledger, List<Sentence> draws) {
  public Observed {
    draws = List.copyOf(draws);
  }
}
