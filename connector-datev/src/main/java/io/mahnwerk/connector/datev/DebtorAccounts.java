package io.mahnwerk.connector.datev;

import java.util.regex.Pattern;

/**
 * Tells debtors from creditors and impersonal accounts: a debtor's account has one digit more than
 * an impersonal one and begins with 1 to 6.
 */
final class DebtorAccounts {
  private static final int TECHNICAL = 9;

  private final int length;
  private final Pattern form;

  /**
   * @param accountLength digits of an impersonal account, 4 to 8
   */
  DebtorAccounts(int accountLength) {
    this.length = accountLength + 1;
    this.form = Pattern.compile("[1-6][0-9]{" + accountLength + "}");
  }

  boolean contain(String account) {
    return form.matcher(account).matches();
  }

  /** DATEVconnect writes 10001 as 100010000, nine digits long; anything else stays as it is. */
  String ofTechnical(String account) {
    return account.matches("[0-9]{" + TECHNICAL + "}") ? account.substring(0, length) : account;
  }

  String technical(String account) {
    return account + "0".repeat(TECHNICAL - account.length());
  }

  /** An impersonal account as short as the office writes it: 12000000 is 1200 with four digits. */
  String generalLedger(String technical) {
    int digits = length - 1;
    return technical.matches("[0-9]{8}") ? technical.substring(0, digits) : technical;
  }
}
