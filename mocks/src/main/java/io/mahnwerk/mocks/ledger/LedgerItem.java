package io.mahnwerk.mocks.ledger;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.Money;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * One posted item with the raw content of its dunning fields. Immutable: every change makes another
 * one.
 *
 * @param key the item's key within its company code
 * @param debtor the debtor's number
 * @param amount what was posted; negative for a credit
 * @param blockReason the dunning block as it stands in the field; blank for none
 * @param references free reference fields by the ERP's own name, blank ones left out
 * @param changedOn the last day on which anything in it changed
 * @param traits what sets it apart from an ordinary item
 */
public record LedgerItem(
    String key,
    String debtor,
    String documentNumber,
    DocumentKind kind,
    Money amount,
    LocalDate documentDate,
    LocalDate postingDate,
    LocalDate netDueDate,
    DunningLevel level,
    Optional<LocalDate> lastDunnedOn,
    String blockReason,
    Map<String, String> references,
    Optional<Clearing> clearing,
    LocalDate createdOn,
    LocalDate changedOn,
    ItemTraits traits) {
  public LedgerItem {
    references = Map.copyOf(references);
  }

  /** An ordinary item. */
  public LedgerItem(
      String key,
      String debtor,
      String documentNumber,
      DocumentKind kind,
      Money amount,
      LocalDate documentDate,
      LocalDate postingDate,
      LocalDate netDueDate,
      DunningLevel level,
      Optional<LocalDate> lastDunnedOn,
      String blockReason,
      Map<String, String> references,
      Optional<Clearing> clearing,
      LocalDate createdOn,
      LocalDate changedOn) {
    this(
        key,
        debtor,
        documentNumber,
        kind,
        amount,
        documentDate,
        postingDate,
        netDueDate,
        level,
        lastDunnedOn,
        blockReason,
        references,
        clearing,
        createdOn,
        changedOn,
        ItemTraits.NONE);
  }

  public boolean isOpen() {
    return clearing.isEmpty();
  }

  public LedgerItem withBlock(String reason, LocalDate on) {
    return copy(level, lastDunnedOn, reason, references, clearing, on);
  }

  /** A blank text empties the field. */
  public LedgerItem withReference(String field, String text, LocalDate on) {
    Map<String, String> changed = new java.util.HashMap<>(references);
    if (text.isBlank()) {
      changed.remove(field);
    } else {
      changed.put(field, text);
    }
    return copy(level, lastDunnedOn, blockReason, changed, clearing, on);
  }

  public LedgerItem dunned(DunningLevel to, LocalDate on) {
    return copy(to, Optional.of(on), blockReason, references, clearing, on);
  }

  public LedgerItem cleared(Clearing how, LocalDate on) {
    return copy(level, lastDunnedOn, blockReason, references, Optional.of(how), on);
  }

  /** Open again, after its clearing was reset. */
  public LedgerItem reopened(LocalDate on) {
    return copy(level, lastDunnedOn, blockReason, references, Optional.empty(), on);
  }

  /** Whether something else than reference fields and the day of the change is different. */
  boolean differsFrom(LedgerItem before) {
    return !copy(level, lastDunnedOn, blockReason, before.references, clearing, before.changedOn)
        .equals(before);
  }

  public LedgerItem with(ItemTraits others) {
    return with(amount, others, changedOn);
  }

  /** For ledgers in which a part payment makes the item itself smaller. */
  public LedgerItem withAmount(Money left, LocalDate on) {
    return with(left, traits, on);
  }

  /**
   * @param word the ledger's word for the dispute; a blank one ends it
   */
  public LedgerItem disputed(String word, LocalDate on) {
    return with(amount, traits.disputed(word), on);
  }

  /**
   * @param day the day for which payment is promised; empty to forget a promise
   */
  public LedgerItem promised(Optional<LocalDate> day, LocalDate on) {
    return with(amount, traits.promised(day), on);
  }

  private LedgerItem with(Money newAmount, ItemTraits others, LocalDate on) {
    return new LedgerItem(
        key,
        debtor,
        documentNumber,
        kind,
        newAmount,
        documentDate,
        postingDate,
        netDueDate,
        level,
        lastDunnedOn,
        blockReason,
        references,
        clearing,
        createdOn,
        on,
        others);
  }

  private LedgerItem copy(
      DunningLevel newLevel,
      Optional<LocalDate> newLastDunnedOn,
      String newBlock,
      Map<String, String> newReferences,
      Optional<Clearing> newClearing,
      LocalDate on) {
    return new LedgerItem(
        key,
        debtor,
        documentNumber,
        kind,
        amount,
        documentDate,
        postingDate,
        netDueDate,
        newLevel,
        newLastDunnedOn,
        newBlock,
        newReferences,
        newClearing,
        createdOn,
        on,
        traits);
  }
}
