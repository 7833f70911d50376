package io.mahnwerk.scoring;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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

  /** Names of the columns that stand in its feature rows after those of every model. */
  default List<String> furtherColumns() {
    return List.of();
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
   * Euros that each further day of an open item counts beside its interest when days are chosen, so
   * that money does not come later than under the former schedule; see {@link PortfolioGuard}.
   * Empty where no price keeps it from that: then no day may be chosen.
   *
   * @param evidence how many paid items of the debtor are known
   */
  default OptionalDouble dayPrice(int evidence) {
    return OptionalDouble.of(0);
  }

  /**
   * The same model for looking ahead: of the item's debtor it knows what was recorded before a day,
   * and of the item that it was sent these notices and is still open, whatever day is asked about.
   */
  default PaymentModel ahead(OpenItem item, LocalDate from, List<PlannedNotice> sent) {
    return this;
  }
}
