package io.mahnwerk.app.receipt;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.scoring.features.DebtorFacts;
import io.mahnwerk.scoring.pilot.PilotMoment;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was known of one debtor on the day it was advised, and what came out.
 *
 * @param model SHA-256 of the model; blank where the former schedule decided
 * @param fallBack why the model chose no day for this debtor, where it did not
 * @param asked every question that the model asked about the past, with its answer
 * @param items the due items' features and candidate days, as a person may read them
 * @param pilot what a pilot's draws rested on, for a debtor that takes part in one
 * @param advised what was advised, before any gate held it back
 */
record ReceiptFacts(
    LocalDate asOf,
    DebtorAccount account,
    String model,
    Optional<Reason> fallBack,
    Asked asked,
    List<ItemFacts> items,
    Optional<PilotMoment> pilot,
    List<Recommendation> advised) {

  /** Answers about the past, in the order in which they were first asked for. */
  record Asked(List<Known> known, List<Noticed> noticed) {}

  /** What was known of a debtor. */
  record Known(DebtorRef debtor, DebtorFacts facts) {}

  /** The notices of an item. */
  record Noticed(OpenItemRef item, List<LocalDate> days) {}

  /**
   * @param features by name; what was missing is left out
   */
  record ItemFacts(OpenItemRef item, Map<String, Float> features, List<LocalDate> candidates) {}
}
