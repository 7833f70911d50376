package io.mahnwerk.connector.datev;

import java.util.Locale;
import java.util.Set;

/**
 * Tells what a posting is: by its type where the export has one, else by the contra account, else
 * by its text. What nothing tells is taken for a credit, from which no payment behaviour is learnt.
 */
record PostingNature(AccountRanges banks, AccountRanges writeOffs) {
  /** Dunning interest, dunning fees, late payment charges: no run duns them. */
  private static final Set<Integer> SPECIAL = Set.of(31, 40, 84);

  static PostingNature of(DatevSettings settings) {
    return new PostingNature(
        settings.accounts("bank-accounts"), settings.accounts("write-off-accounts"));
  }

  Posting.Nature of(OposRow row) {
    boolean charges = Posting.charged(row).amount().signum() > 0;
    return of(row.type(), row.contraAccount(), row.text(), charges);
  }

  Posting.Nature of(String type, String contraAccount, String text, boolean charges) {
    if (writeOffs.contains(contraAccount) && !charges) {
      return Posting.Nature.WRITE_OFF;
    }
    String kind = type.toLowerCase(Locale.ROOT);
    if (!kind.isEmpty()) {
      return ofType(kind);
    }
    if (charges) {
      return Posting.Nature.INVOICE;
    }
    if (banks.contains(contraAccount)) {
      return Posting.Nature.PAYMENT;
    }
    return ofText(text.toLowerCase(Locale.ROOT));
  }

  private static Posting.Nature ofType(String type) {
    return switch (type) {
      case "rechnung", "invoice" -> Posting.Nature.INVOICE;
      case "zahlung", "skonto", "payment", "cash_discount", "deposit", "anzahlung" ->
          Posting.Nature.PAYMENT;
      case "gutschrift durch storno", "credit_note_by_revocation" -> Posting.Nature.REVERSAL;
      default -> Posting.Nature.CREDIT;
    };
  }

  private static Posting.Nature ofText(String text) {
    if (text.contains("storno")) {
      return Posting.Nature.REVERSAL;
    }
    return text.contains("zahlung") ? Posting.Nature.PAYMENT : Posting.Nature.CREDIT;
  }

  /** Why no run duns a posting with this Sachverhalt; blank where runs do. */
  static String special(int circumstance) {
    return SPECIAL.contains(circumstance) ? "Sachverhalt " + circumstance : "";
  }

  /** By payment mark (L…) or by the Zahlweise's name. */
  static boolean isCollected(String paymentMethod) {
    return paymentMethod.matches("(?i)L\\*?|lastschrift.*");
  }
}
