package io.mahnwerk.mocks.ledger;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What sets an item apart from an ordinary one.
 *
 * @param settles the key of the item that a credit, a part payment or a residual item refers to
 * @param specialLedger the special G/L key; blank for none
 * @param dunningArea the dunning area; blank for the standard one
 * @param branch the branch whose item stands in its head office's account; blank for none
 * @param directDebit whether the ledger collects the item itself
 * @param ownCurrency the ledger's own key of a currency that no standard knows; blank where the
 *     amount's own currency is meant
 * @param dispute the ledger's word for a dispute; blank for none
 * @param promisedFor the day for which payment is promised
 */
public record ItemTraits(
    Optional<String> settles,
    String specialLedger,
    String dunningArea,
    String branch,
    boolean directDebit,
    String ownCurrency,
    String dispute,
    Optional<LocalDate> promisedFor) {
  public static final ItemTraits NONE = new ItemTraits(Optional.empty(), "", "", "", false, "");

  /** Of an item that nobody disputes and for which nobody promised anything. */
  public ItemTraits(
      Optional<String> settles,
      String specialLedger,
      String dunningArea,
      String branch,
      boolean directDebit,
      String ownCurrency) {
    this(
        settles,
        specialLedger,
        dunningArea,
        branch,
        directDebit,
        ownCurrency,
        "",
        Optional.empty());
  }

  /** A blank word ends the dispute. */
  ItemTraits disputed(String word) {
    return agreed(word, promisedFor);
  }

  ItemTraits promised(Optional<LocalDate> day) {
    return agreed(dispute, day);
  }

  private ItemTraits agreed(String word, Optional<LocalDate> day) {
    return new ItemTraits(
        settles, specialLedger, dunningArea, branch, directDebit, ownCurrency, word, day);
  }

  public static ItemTraits settling(String key) {
    return new ItemTraits(Optional.of(key), "", "", "", false, "");
  }

  public static ItemTraits ofSpecialLedger(String key) {
    return new ItemTraits(Optional.empty(), key, "", "", false, "");
  }

  public static ItemTraits ofDunningArea(String area) {
    return new ItemTraits(Optional.empty(), "", area, "", false, "");
  }

  public static ItemTraits ofBranch(String branch) {
    return new ItemTraits(Optional.empty(), "", "", branch, false, "");
  }

  public static ItemTraits collected() {
    return new ItemTraits(Optional.empty(), "", "", "", true, "");
  }

  public static ItemTraits inCurrency(String key) {
    return new ItemTraits(Optional.empty(), "", "", "", false, key);
  }

  /** Why no reader of a ledger takes it for an ordinary item; blank where it is one. */
  public String special() {
    return specialLedger.isBlank() && !dunningArea.isBlank()
        ? "area " + dunningArea
        : specialLedger;
  }
}
