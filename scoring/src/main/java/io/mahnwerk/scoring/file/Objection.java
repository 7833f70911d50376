package io.mahnwerk.scoring.file;

import java.util.Locale;

/** What can speak against choosing days, with its sentence: the figure found, then the limit. */
enum Objection {
  FEW_DEBTORS("debtors: %s, at least %d are needed", "Debitoren: %s, nötig sind mindestens %d"),
  SHORT_HISTORY(
      "months of history: %s, at least %d are needed",
      "Monate Historie: %s, nötig sind mindestens %d"),
  PAID_BEFORE_FIRST_NOTICE(
      "%s of the paid invoices were paid before the first notice, the limit is %d %%",
      "%s der bezahlten Rechnungen wurden vor der ersten Mahnung bezahlt, die Grenze ist %d %%"),
  PREPAID_OR_DIRECT_DEBIT(
      "%s of the paid invoices were prepaid or collected on the due date, the limit is %d %%",
      "%s der bezahlten Rechnungen waren vorausbezahlt oder zur Fälligkeit eingezogen, die Grenze"
          + " ist %d %%");

  private final String english;
  private final String german;

  Objection(String english, String german) {
    this.english = english;
    this.german = german;
  }

  /**
   * @param unit what is counted, for the figure
   */
  Finding count(long found, String unit, int limit) {
    return new Finding(
        code(),
        found + " " + unit,
        true,
        english.formatted(found, limit),
        german.formatted(found, limit));
  }

  /**
   * @param found 0 to 100
   */
  Finding percent(double found, int limit) {
    String figure = String.format(Locale.ENGLISH, "%.2f %%", found);
    return new Finding(
        code(),
        figure,
        true,
        english.formatted(figure, limit),
        german.formatted(String.format(Locale.GERMAN, "%.2f %%", found), limit));
  }

  private String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
