package io.mahnwerk.mocks.datev;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.mocks.ledger.LedgerItem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** A booking as DATEVconnect shows it among the accounts receivable. */
final class ReceivableView {
  static final Map<String, ConnectFilter.Type> FILTERS =
      Map.of(
          "account_number", ConnectFilter.Type.NUMBER,
          "document_field1", ConnectFilter.Type.TEXT,
          "date", ConnectFilter.Type.DAY,
          "due_date", ConnectFilter.Type.DAY,
          "open_balance_of_item", ConnectFilter.Type.NUMBER,
          "is_cleared", ConnectFilter.Type.FLAG);
  private static final int LEVELS = 3;
  private static final Map<String, String> KINDS =
      Map.of(
          Posting.INVOICE, "invoice",
          Posting.CREDIT, "credit_note",
          Posting.REVERSAL, "credit_note_by_revocation",
          Posting.PAYMENT, "payment");

  private final Postings postings;
  private final LocalDate yearBegin;

  ReceivableView(Postings postings, LocalDate yearBegin) {
    this.postings = postings;
    this.yearBegin = yearBegin;
  }

  /**
   * @param number counts the bookings of the year
   * @param streamed whether it goes out in a stream, which knows of no balances
   */
  ObjectNode json(Posting posting, int number, boolean streamed) {
    ObjectNode row = new JsonNodeFactory(true).objectNode();
    LedgerItem item = posting.item();
    row.put("id", DatevDate.header(yearBegin) + number);
    row.put("account_number", ConnectAccount.ofPerson(posting.account()));
    row.put("contra_account_number", ConnectAccount.ofLedger(posting.contra()));
    row.put("document_field1", posting.document());
    row.put("date", ConnectTime.write(posting.date()));
    BigDecimal amount = posting.amount().amount();
    row.put("amount_debit", amount.max(BigDecimal.ZERO));
    row.put("amount_credit", amount.negate().max(BigDecimal.ZERO));
    row.put("currency_code", item.amount().currency().getCurrencyCode());
    row.put("is_cleared", !item.isOpen());
    row.put("is_condensed", false);
    row.put("open_item_number", posting.account() + "." + posting.document().hashCode());
    row.put("posting_description", posting.text());
    if (KINDS.containsKey(posting.kind())) {
      row.put("evidence_type", KINDS.get(posting.kind()));
    }
    if (!streamed) {
      row.put("open_balance_of_item", posting.balance().amount().abs());
      row.put("debit_credit_identifier", item.amount().isCredit() ? "H" : "S");
    }
    if (posting.opens()) {
      opening(row, item);
    }
    return row;
  }

  private void opening(ObjectNode row, LedgerItem item) {
    row.put("due_date", ConnectTime.write(item.netDueDate()));
    row.put("dunning_level", item.level().toString());
    for (int level = 1; level <= LEVELS; level++) {
      String on = postings.dunnedOn(item, level);
      if (!on.isEmpty()) {
        row.put("dunning_date" + level, ConnectTime.write(DatevDate.ofRow(on)));
      }
    }
    row.put("has_dunning_block", !item.blockReason().isBlank());
    row.put("has_interest_block", false);
    DatevMarks.until(item)
        .ifPresent(last -> row.put("temp_dunning_block", ConnectTime.write(last)));
    row.put("payment_method", item.traits().directDebit() ? "direct_debit" : "not_specified");
  }
}
