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
        public List<OpenDocument> documents(DebtorRef debtor) {
          return List.of();
        }

        @Override
        public Optional<LocalDate> lastBankPosting(CompanyCode companyCode) {
          return Optional.empty();
        }
      };

  /**
   * The open balance of these debtors, one entry for each currency that is not zero; a debtor
   * without an entry owes nothing. Items with a special ledger key are left out: no run duns them.
   */
  List<Balance> balances(Collection<DebtorRef> debtors);

  /**
   * The open documents that make up a debtor's balance, one entry for each document and currency.
   */
  List<OpenDocument> documents(DebtorRef debtor);

  /**
   * The day up to which bank statements are posted: the newest posting date on a bank account;
   * empty when there is none.
   */
  Optional<LocalDate> lastBankPosting(CompanyCode companyCode);

  /** What one debtor owes in one document currency, credits deducted. */
  record Balance(DebtorRef debtor, Money amount) {}

  /**
   * What is open of one document in its currency, credits deducted.
   *
   * @param number as the ledger's items name their document
   */
  record OpenDocument(String number, Money amount) {}
}
