package io.mahnwerk.mocks.datev;

/** A request that DATEVconnect turns down, with the codes of its error body. */
final class ConnectRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;
  private final String message;

  private ConnectRefusal(int status, String error, String message, String sentence) {
    super(sentence);
    this.status = status;
    this.error = error;
    this.message = message;
  }

  static ConnectRefusal content(String sentence) {
    return new ConnectRefusal(400, "DCO10007", "REW00544", sentence);
  }

  static ConnectRefusal query(String sentence) {
    return new ConnectRefusal(400, "DCO10003", "REW00501", sentence);
  }

  static ConnectRefusal notFound(String sentence) {
    return new ConnectRefusal(404, "DCO10002", "REW00404", sentence);
  }

  int status() {
    return status;
  }

  String error() {
    return error;
  }

  /** The code of the additional message from Rechnungswesen. */
  String message() {
    return message;
  }
}
