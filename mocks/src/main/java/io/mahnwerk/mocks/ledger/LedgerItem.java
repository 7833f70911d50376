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
    LocalDate changedOn) {
  public LedgerItem {
    references = Map.copyOf(references);
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
        on);
  }
}
