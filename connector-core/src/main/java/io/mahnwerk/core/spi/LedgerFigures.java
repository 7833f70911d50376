package io.mahnwerk.core.spi;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Figures of the ledger itself, read by another path than its items. All calls throw {@link
 * io.mahnwerk.core.failure.ConnectorException} when the ledger cannot be read.
 */
public interface LedgerFigures {

  /** A ledger that states neither. */
  LedgerFigures NONE =
      new LedgerFigures() {
        @Override
        public List<Balance> balances(Collection<DebtorRef> debtors) {
          return List.of();
        }

        @Override
        public Optional<LocalDate> lastBankPosting(CompanyCode companyCode) {
          return Optional.empty();
        }
      };

  /**
   * The open balance of these debtors, one entry for each currency that is not zero; a debtor
   * without an entry owes nothing.
   */
  List<Balance> balances(Collection<DebtorRef> debtors);

  /** The posting date of the newest incoming payment from a bank; empty when there was none. */
  Optional<LocalDate> lastBankPosting(CompanyCode companyCode);

  /** What one debtor owes in one document currency, credits deducted. */
  record Balance(DebtorRef debtor, Money amount) {}
}
