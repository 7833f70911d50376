package io.mahnwerk.app.gate;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.config.CreditorGroups;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.Partners;
import io.mahnwerk.core.store.Partners.Account;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One frequency cap for all accounts of a real debtor, in whatever company code or connection: told
 * by its VAT id, and only within one group of creditors.
 *
 * @param stores of all connections, this one's included
 * @param days least days between two notices to one debtor
 */
public record PartnerCap(List<Path> stores, CreditorGroups groups, int days) {
  public PartnerCap {
    stores = List.copyOf(stores);
  }

  /** The accounts whose debtor was dunned within the cap on another account of its own. */
  Map<DebtorRef, Reason> bound(List<Account> accounts, LocalDate today) {
    Map<DebtorRef, Reason> bound = new HashMap<>();
    for (Account account : accounts) {
      stores.stream()
          .flatMap(store -> withVatId(store, account.vatId()).stream())
          .filter(other -> !other.debtor().equals(account.debtor()))
          .filter(other -> groups.of(other.debtor()).equals(groups.of(account.debtor())))
          .filter(other -> other.lastNotice().isPresent())
          .max(Comparator.comparing(other -> other.lastNotice().orElseThrow()))
          .filter(other -> today.isBefore(other.lastNotice().orElseThrow().plusDays(days)))
          .ifPresent(
              other ->
                  bound.put(
                      account.debtor(),
                      Reason.of(
                          ReasonCode.PARTNER_DUNNED,
                          other.debtor(),
                          other.lastNotice().orElseThrow(),
                          days)));
    }
    return bound;
  }

  private static List<Account> withVatId(Path store, String vatId) {
    try {
      return Partners.withVatId(store, vatId);
    } catch (SQLException unreadable) {
      throw new CommandFailure(
          new Sentence(
                  "The store %s cannot be read; move it away or update it by a cycle of its"
                      + " connection.",
                  "Der Speicher %s ist nicht lesbar; verschieben Sie ihn oder bringen Sie ihn mit"
                      + " einem Zyklus seiner Verbindung auf den neuen Stand.")
              .with(Sentence.same(store.toString())),
          unreadable);
    }
  }
}
