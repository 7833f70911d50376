package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import io.mahnwerk.core.spi.ConnectionCheck.Severity;

/** Whether the general ledger's own figures can be read, as far as they are to be. */
record SapFiguresCheck(SapReadCheck read, Figures figures) {
  private static final Sentence FIGURES = Sentence.same(SapFigures.LINES);

  /** Which of the general ledger's own figures are to be read. */
  enum Figures {
    NONE,
    BALANCES,
    BALANCES_AND_BANK;

    static Figures of(SapReadSettings settings) {
      if (!settings.readsFigures()) {
        return NONE;
      }
      return settings.bankAccounts().isEmpty() ? BALANCES : BALANCES_AND_BANK;
    }
  }

  Finding run(CompanyCode code) {
    if (figures == Figures.NONE) {
      return Finding.warning(
          FIGURES,
          new Sentence(
              "It is switched off: neither balances nor bank postings are checked.",
              "Abgeschaltet: weder Salden noch Bankbuchungen werden geprüft."),
          new Sentence(
              "Set 'figures' to general-ledger to have them checked.",
              "Setzen Sie 'figures' auf general-ledger, damit sie geprüft werden."));
    }
    Finding lines = read.figures(code);
    return lines.severity() == Severity.OK && figures == Figures.BALANCES
        ? Finding.warning(
            FIGURES,
            new Sentence(
                "Balances are checked, bank postings are not: no bank account is named.",
                "Salden werden geprüft, Bankbuchungen nicht: kein Bankkonto ist genannt."),
            new Sentence(
                "Name the G/L accounts of your bank statements in setting 'bank-accounts'.",
                "Nennen Sie die Sachkonten Ihrer Kontoauszüge in Einstellung 'bank-accounts'."))
        : lines;
  }
}
