package io.mahnwerk.scoring;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.PromiseToPay;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import java.time.LocalDate;
import java.util.Optional;

/** The rules that stand above every policy, each with its reason. */
record HardRules(AccountCase account) {

  /** Why an item is no business of ours at all: a person or another procedure has it in hand. */
  Optional<Reason> leaves(OpenItem item) {
    Debtor debtor = account.account().debtor();
    if (item.dunning().isBlockedByClerk()) {
      return because(ReasonCode.CLERK_BLOCK);
    } else if (debtor.dunning().block().filter(b -> !b.isOurs()).isPresent()) {
      return because(ReasonCode.DEBTOR_BLOCK);
    } else if (item.dunning().markFieldTaken()) {
      return because(ReasonCode.MARK_FIELD_TAKEN);
    } else if (debtor.dunning().legalDunningOn().isPresent()) {
      return because(ReasonCode.LEGAL_DUNNING);
    } else if (item.dispute().isPresent()) {
      return because(ReasonCode.DISPUTED);
    }
    return Optional.empty();
  }

  /** Why an item goes out on its former day, whatever a policy would choose. */
  Optional<Reason> binds(OpenItem item) {
    Debtor debtor = account.account().debtor();
    if (debtor.directDebit() || item.directDebit()) {
      return because(ReasonCode.DIRECT_DEBIT);
    } else if (debtor.naturalPerson()) {
      return because(ReasonCode.NATURAL_PERSON);
    } else if (debtor.keyAccount()) {
      return because(ReasonCode.KEY_ACCOUNT);
    } else if (!balance(item).isCredit() && !balance(item).isZero()) {
      return Optional.empty();
    }
    return because(ReasonCode.CREDIT_BALANCE);
  }

  /**
   * The first planned run after a promised payment should have arrived; empty once the promise is
   * broken, for then it protects no longer.
   */
  Optional<LocalDate> promisedUntil(OpenItem item) {
    return item.promise()
        .map(PromiseToPay::promisedFor)
        .map(day -> calendar().plusBusinessDays(day, account.settings().promiseGraceDays()))
        .filter(arrived -> !arrived.isBefore(account.asOf()))
        .map(account::run);
  }

  /** Whether a policy may choose the item's day. */
  boolean leaveTheChoice(OpenItem item) {
    return leaves(item).isEmpty() && binds(item).isEmpty() && promisedUntil(item).isEmpty();
  }

  private BusinessCalendar calendar() {
    return account.context().calendar();
  }

  static boolean isReceivable(OpenItem item) {
    return item.kind() == DocumentKind.INVOICE
        && !item.openAmount().isCredit()
        && !item.openAmount().isZero();
  }

  private Money balance(OpenItem item) {
    return account.account().items().stream()
        .map(OpenItem::openAmount)
        .filter(m -> m.currency().equals(item.openAmount().currency()))
        .reduce(Money.zero(item.openAmount().currency()), Money::plus);
  }

  private static Optional<Reason> because(ReasonCode code) {
    return Optional.of(Reason.of(code));
  }
}
