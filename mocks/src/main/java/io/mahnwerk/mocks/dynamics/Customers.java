package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.LedgerTracks;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Table 18: the ledger's debtors. Codes of this company: posting group KEY for key accounts. */
record Customers(SimulatedLedger ledger) {
  private static final String DOMESTIC = "INLAND";

  /**
   * @param stamp the row's last change
   */
  record Row(
      Debtor debtor,
      SimulatedLedger.Registration registration,
      LedgerTracks.Stamp stamp,
      SimulatedLedger ledger) {
    UUID id() {
      return Company.id("customer", number());
    }

    String number() {
      return debtor.ref().number();
    }

    String name() {
      return debtor.name();
    }

    String street() {
      return registration.street();
    }

    String postalCode() {
      return registration.postalCode();
    }

    String vatId() {
      return registration.vatId();
    }

    String country() {
      return debtor.country();
    }

    String partnerType() {
      return debtor.naturalPerson() ? "Person" : "Company";
    }

    String group() {
      return debtor.keyAccount() ? BcSetup.KEY_ACCOUNTS : DOMESTIC;
    }

    /** This company prices by industry. */
    String priceGroup() {
      return debtor.industry();
    }

    String paymentTerms() {
      return debtor.paymentTerms();
    }

    String paymentMethod() {
      return debtor.directDebit() ? BcSetup.DIRECT_DEBIT : BcSetup.TRANSFER;
    }

    String reminderTerms() {
      return debtor.dunning().procedure().value();
    }

    /** A block of the whole customer is all that there is. */
    String blocked() {
      return debtor.dunning().block().isPresent() ? "All" : " ";
    }

    BigDecimal balance() {
      return sum(item -> true);
    }

    BigDecimal balanceDue() {
      return sum(item -> item.netDueDate().isBefore(ledger.today()));
    }

    private BigDecimal sum(Predicate<LedgerItem> which) {
      return ledger.openItems(number()).stream()
          .filter(which)
          .map(item -> Currencies.local(Currencies.code(item), item.amount().amount()))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    String etag() {
      return Rows.etag(stamp.version());
    }

    Instant modifiedAt() {
      return Rows.modifiedAt(stamp);
    }
  }

  Collection<Row> matching(Filter<Row> filter) {
    return all();
  }

  List<Row> all() {
    return ledger.tracked(
        tracks -> ledger.debtors().stream().map(debtor -> row(debtor.debtor(), tracks)).toList());
  }

  String name(String number) {
    return ledger.debtor(number).name();
  }

  String group(String number) {
    return ledger.debtor(number).keyAccount() ? BcSetup.KEY_ACCOUNTS : DOMESTIC;
  }

  private Row row(Debtor debtor, LedgerTracks tracks) {
    String number = debtor.ref().number();
    return new Row(debtor, ledger.registration(number), tracks.ofDebtor(number), ledger);
  }
}
