package io.mahnwerk.mocks.datev;

/** Account numbers at their technical length, filled up with zeros from behind. */
final class ConnectAccount {
  private static final int PERSON = 9;
  private static final int LEDGER = 8;

  private ConnectAccount() {}

  static int ofPerson(String account) {
    return filled(account, PERSON);
  }

  static int ofLedger(String account) {
    return filled(account, LEDGER);
  }

  /** The account as people write it; {@link ConnectRefusal} for what is none. */
  static String person(String technical) {
    int length = OfficeBooks.ACCOUNT_LENGTH + 1;
    if (!technical.matches("[1-9][0-9]{8}") || !technical.substring(length).matches("0+")) {
      throw ConnectRefusal.notFound("There is no account '" + technical + "'.");
    }
    return technical.substring(0, length);
  }

  private static int filled(String account, int length) {
    return Integer.parseInt(account + "0".repeat(length - account.length()));
  }
}
