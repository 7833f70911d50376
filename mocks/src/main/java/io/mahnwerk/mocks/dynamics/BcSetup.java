package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedure.Step;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the simulated company is set up: reminder terms, codes, and how an administrator calls it.
 */
final class BcSetup {
  static final String TRANSFER = "BANK";
  static final String DIRECT_DEBIT = "LASTSCHR";
  static final String KEY_ACCOUNTS = "KEY";
  static final String BANK_ACCOUNT = "1810";
  static final DunningProcedureCode FORMER = new DunningProcedureCode("STANDARD");
  static final DunningProcedureCode OPENED = new DunningProcedureCode("MAHNWERK");

  /** Dispute statuses and whether each overwrites On Hold. */
  static final Map<String, Boolean> DISPUTES =
      Map.of(
          "PRICE", false, "INVOICE", false, "QUALITY", false, "OPEN", false, BcMarks.DISPUTE, true);

  /** Reminder terms: grace period and due date calculation of each level, in days. */
  static final List<Terms> TERMS =
      List.of(
          new Terms(FORMER.value(), "", List.of(13, 8, 7), 7),
          new Terms(OPENED.value(), FORMER.value(), List.of(2, 6, 6), 7));

  /**
   * A level n+1 is reached {@code due + grace + 1} days after the notice before it, because grace
   * counts from that notice's own due date and must have passed.
   */
  static final DunningProcedures PROCEDURES =
      new DunningProcedures(
          Map.of(
              FORMER,
                  new DunningProcedure(
                      FORMER, 0, 0, 0, List.of(step(14, 0), step(30, 16), step(45, 15))),
              OPENED,
                  new DunningProcedure(
                      OPENED, 0, 0, 0, List.of(step(3, 0), step(17, 14), step(31, 14)))),
          Map.of(OPENED, FORMER));

  private BcSetup() {}

  /**
   * @param former the terms of which these are an opened copy; blank for none
   * @param due days from a notice's document date to the due date that it names
   */
  record Terms(String code, String former, List<Integer> grace, int due) {}

  /** What a connection to a server without our extension has to be told. */
  static Map<String, String> toldWithoutExtension() {
    return Map.of(
        "reminder-terms",
        "STANDARD:max=3,grace=13D/8D/7D,due=7D/7D/7D;MAHNWERK:max=3,grace=2D/6D/6D,due=7D/7D/7D",
        "opened-terms",
        OPENED.value() + "=" + FORMER.value(),
        "key-account-groups",
        KEY_ACCOUNTS,
        "bank-accounts",
        BANK_ACCOUNT);
  }

  private static Step step(int arrears, int afterNotice) {
    return new Step(arrears, afterNotice, Optional.empty(), BigDecimal.ZERO, false);
  }
}
