package io.mahnwerk.scoring;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.ModelProvenance;
import java.time.LocalDate;
import java.util.Optional;

/** Foresees how a debtor answers notices. Implementations are pure and safe for several threads. */
public interface PaymentModel {
  /**
   * What is known of the account on this day, computed once and shared by all candidate days. Only
   * facts recorded before {@code asOf} are used.
   */
  AccountOutlook outlook(DebtorAccount account, LocalDate asOf);

  ModelProvenance provenance();

  /**
   * The same model, had the debtor's last payment come no later than so many days after its due
   * date. Empty where no payment is known or it did not come later.
   */
  default Optional<PaymentModel> supposing(Debtor debtor, LocalDate asOf, int lastDelay) {
    return Optional.empty();
  }

  /**
   * Whether the model has seen notices on enough different days to tell what another day would
   * bring. One that has not may foresee payment, but must not choose days.
   */
  default boolean knowsTiming() {
    return true;
  }

  /**
   * By how much the user's margin is to be multiplied before this model overrules a rule that the
   * notices uphold: more than 1 for a model that has seen little, less for one that has seen much.
   */
  default double caution() {
    return 1;
  }

  /**
   * How many times interest counts when days are chosen, at least 1: more than 1 where the user's
   * own weights would let money come later than under the former schedule.
   */
  default double interestWeight() {
    return 1;
  }
}
