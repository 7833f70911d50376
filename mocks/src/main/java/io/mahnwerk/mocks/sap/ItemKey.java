package io.mahnwerk.mocks.sap;

/**
 * The key of a line item within its company code, with every leading zero: {@code
 * 2026/1800000001/001}.
 */
record ItemKey(String year, String document, String item) {
  private static final int FIRST_INVOICE = 1_800_000_000;

  static ItemKey of(String text) {
    int first = text.indexOf('/');
    int second = text.indexOf('/', first + 1);
    if (first < 0 || second < 0 || text.indexOf('/', second + 1) >= 0) {
      throw new IllegalArgumentException("An SAP item key is year/document/item but was " + text);
    }
    return new ItemKey(
        text.substring(0, first), text.substring(first + 1, second), text.substring(second + 1));
  }

  /** Documents of type DR are numbered from 18 00000000 on. */
  static ItemKey ofInvoice(int year, int number) {
    return new ItemKey("%04d".formatted(year), Integer.toString(FIRST_INVOICE + number), "001");
  }

  String text() {
    return year + "/" + document + "/" + item;
  }
}
