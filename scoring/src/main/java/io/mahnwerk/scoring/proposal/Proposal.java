package io.mahnwerk.scoring.proposal;

import io.mahnwerk.core.model.DebtorRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One proposal for one debtor; a person decides.
 *
 * @param choice what is proposed of several, such as {@code firm}; {@code unknown} where too little
 *     is known
 * @param reason why, an entry of a closed list
 * @param values what belongs into the reason's sentence
 * @param probability where the reason is a probability
 * @param until the day after which it comes too late
 */
public record Proposal(
    DebtorRef debtor,
    ProposalKind kind,
    String choice,
    ProposalReason reason,
    List<String> values,
    Optional<Share> probability,
    Optional<LocalDate> until) {
  /** Where too little is known to propose anything. */
  public static final String UNKNOWN = "unknown";

  public Proposal {
    values = List.copyOf(values);
    if (values.size() != reason.arity()) {
      throw new IllegalArgumentException(
          "Reason %s takes %d values but got %s".formatted(reason, reason.arity(), values));
    }
  }
}
