package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import java.util.ArrayList;
import java.util.List;

/** What is missing without our extension, and what works all the same. */
record BcStockGaps(BcLedger ledger) {

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(levels(ledger.settings().pages().reminderEntries()));
    findings.add(history());
    findings.addAll(figures());
    return findings;
  }

  private Finding levels(String page) {
    return ledger.reminders().isPresent()
        ? Finding.ok(
            BcStockCheck.SUBJECT,
            new Sentence(
                    "Reminder levels are read from page 444, published as %s.",
                    "Mahnstufen kommen aus Seite 444, veröffentlicht als %s.")
                .with(Sentence.same(page)))
        : Finding.warning(
            BcStockCheck.SUBJECT,
            new Sentence(
                "Reminders cannot be read: their level is unknown in a preview, no run can be"
                    + " compared with what was foreseen, and so nothing is steered; delay-only"
                    + " works.",
                "Mahnungen sind nicht lesbar: In einer Vorschau ist ihre Stufe unbekannt, kein Lauf"
                    + " lässt sich mit dem Vorhergesehenen vergleichen, und darum wird nichts"
                    + " gesteuert; delay-only geht."),
            new Sentence(
                "Publish page 444 (Reminder/Fin. Charge Entries) and name it in setting"
                    + " 'reminder-entries-page'.",
                "Veröffentlichen Sie Seite 444 (Mahn-/Zinsposten) und nennen Sie sie in Einstellung"
                    + " 'reminder-entries-page'."));
  }

  /** What the gates have nothing to go by. */
  private List<Finding> figures() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.warning(
            BcStockCheck.SUBJECT,
            new Sentence(
                "Without the extension balances are not shown: nothing can be held against the"
                    + " ledger's own figures.",
                "Ohne die Erweiterung sind Salden nicht zu sehen: nichts lässt sich mit den eigenen"
                    + " Zahlen des Buchungssystems vergleichen."),
            new Sentence(
                "Install the extension, or compare the balances of some customers by hand.",
                "Installieren Sie die Erweiterung, oder vergleichen Sie die Salden einiger Debitoren"
                    + " von Hand.")));
    if (ledger.settings().house().bankAccounts().isEmpty()) {
      findings.add(
          Finding.warning(
              BcStockCheck.SUBJECT,
              new Sentence(
                  "Up to which day bank statements are posted is not known: a customer who paid"
                      + " meanwhile may be dunned.",
                  "Bis zu welchem Tag Kontoauszüge gebucht sind, ist nicht bekannt: wer inzwischen"
                      + " bezahlt hat, kann gemahnt werden."),
              new Sentence(
                  "Name the G/L accounts of your banks in setting 'bank-accounts'.",
                  "Nennen Sie die Sachkonten Ihrer Banken in Einstellung 'bank-accounts'.")));
    }
    return findings;
  }

  private Finding history() {
    return ledger.closings().isPresent()
        ? Finding.ok(
            BcStockCheck.SUBJECT,
            new Sentence(
                "The payment history is read from the analytics API.",
                "Die Zahlungshistorie kommt aus der Analyse-API."))
        : Finding.warning(
            BcStockCheck.SUBJECT,
            new Sentence(
                "The analytics API is not there: every closed entry counts as paid on its closing"
                    + " day, unless it was reversed.",
                "Die Analyse-API fehlt: Jeder geschlossene Posten gilt als an seinem Schlusstag"
                    + " bezahlt, wenn er nicht storniert wurde."),
            new Sentence(
                "Install Microsoft's free app Power BI Reports, so that credits are told from"
                    + " payments.",
                "Installieren Sie Microsofts kostenlose App Power BI Reports, damit Gutschriften von"
                    + " Zahlungen zu unterscheiden sind."));
  }
}
