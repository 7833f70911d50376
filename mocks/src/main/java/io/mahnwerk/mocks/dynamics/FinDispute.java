package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.mocks.ledger.ItemTraits;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.LedgerTracks;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The one row that the table of disputes has for a transaction at most.
 *
 * @param content what people or an application wrote into it
 */
record FinDispute(
    SimulatedLedger ledger, LedgerItem item, Content content, LedgerTracks.Stamp row) {
  /** The field of an item in which the row stands. */
  static final String FIELD = "CustDispute";

  static final String DISPUTED = "Disputed";
  static final String RESOLVED = "Resolved";
  private static final String PROMISED = "PromiseToPay";
  private static final int MOST_REASON = 10;

  /**
   * @param status a member of CustVendDisputeStatus
   * @param reason a reason code; blank for none
   */
  record Content(
      String status, Optional<LocalDate> followUp, String reason, String note, LocalDate since) {
    private static final String GAP = "|";

    String text() {
      return String.join(
          GAP,
          status,
          followUp.map(LocalDate::toString).orElse(""),
          reason,
          since.toString(),
          note);
    }

    /** What is in no such form stands for a row of somebody else whose matter is closed. */
    private static Content of(String text, LocalDate on) {
      String[] parts = text.split("\\" + GAP, 5);
      try {
        if (parts.length == 5) {
          return new Content(
              parts[0], day(parts[1]), parts[2], parts[4], LocalDate.parse(parts[3]));
        }
      } catch (DateTimeParseException other) {
        // Falls through to somebody else's text.
      }
      String reason = text.substring(0, Math.min(MOST_REASON, text.length()));
      return new Content(RESOLVED, Optional.empty(), reason, "", on);
    }

    private static Optional<LocalDate> day(String text) {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }
  }

  /** What people say of an item stands before what an application wrote. */
  static Optional<Content> content(LedgerItem item) {
    ItemTraits traits = item.traits();
    LocalDate on = item.changedOn();
    if (!traits.dispute().isBlank()) {
      return Optional.of(new Content(DISPUTED, Optional.empty(), traits.dispute(), "", on));
    }
    if (traits.promisedFor().isPresent()) {
      return Optional.of(new Content(PROMISED, traits.promisedFor(), "", "", on));
    }
    return Optional.ofNullable(item.references().get(FIELD)).map(text -> Content.of(text, on));
  }

  String company() {
    return ledger.companyCode().value();
  }

  long recId() {
    return FinKeys.dispute(item.key());
  }

  /** Tells it apart within the whole database; in the order of company and record. */
  String key() {
    return company() + "/" + "%020d".formatted(recId());
  }

  String etag() {
    return Rows.etag(row.version());
  }

  /** The item with that content in place of what stood there; empty to delete the row. */
  static LedgerItem written(LedgerItem item, Optional<Content> content, LocalDate today) {
    return item.disputed("", today)
        .promised(Optional.empty(), today)
        .withReference(FIELD, content.map(Content::text).orElse(""), today);
  }
}
