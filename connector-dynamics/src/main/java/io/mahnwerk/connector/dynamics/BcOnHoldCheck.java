package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.v4.V4Query;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at what holds an entry without our extension, and says what that does besides. */
record BcOnHoldCheck(BcLedger ledger) {
  private static final Sentence ON_HOLD = new Sentence("On Hold", "Abwarten");

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(List.of(sideEffect()));
    if (ledger.settings().usesDisputeStatus()) {
      findings.add(countedAsDisputed());
      ledger.settings().companies().forEach(company -> findings.add(disputeStatus(company)));
    }
    return findings;
  }

  private static Finding sideEffect() {
    return Finding.warning(
        ON_HOLD,
        new Sentence(
            "An entry on hold is also left out of finance charge memos and of interest on"
                + " reminders, for as long as it is held.",
            "Ein Posten auf Abwarten bleibt auch aus Zinsrechnungen und aus Zinsen auf Mahnungen,"
                + " solange er gehalten wird."),
        new Sentence(
            "If you charge interest, use the extension, which puts no entry on hold.",
            "Wenn Sie Zinsen berechnen, nutzen Sie die Erweiterung, die keinen Posten auf Abwarten"
                + " setzt."));
  }

  private static Finding countedAsDisputed() {
    return Finding.warning(
        ON_HOLD,
        new Sentence(
            "An invoice that is held by a dispute status counts as disputed in every report on"
                + " disputes.",
            "Eine über einen Reklamationsstatus gehaltene Rechnung zählt in jedem Bericht über"
                + " Reklamationen als strittig."),
        new Sentence(
            "If people work with these reports, set 'route' to on-hold.",
            "Wenn mit diesen Berichten gearbeitet wird, stellen Sie 'route' auf on-hold."));
  }

  private Finding disputeStatus(CompanyCode company) {
    String code = ledger.settings().disputeCode();
    V4Query query =
        new V4Query(
            "disputeStatus",
            List.of("id", "code"),
            Optional.of(ODataFilter.eq("code", code)),
            List.of());
    boolean isThere =
        ledger
            .services()
            .records(ledger.services().fresh(BcServices.Api.STANDARD, company), query)
            .findFirst()
            .isPresent();
    Sentence name = Sentence.same(code);
    return isThere
        ? Finding.warning(
            ON_HOLD,
            new Sentence(
                    "Dispute status %s is there; whether it overwrites On Hold cannot be read.",
                    "Der Reklamationsstatus %s ist da; ob er Abwarten überschreibt, ist nicht"
                        + " lesbar.")
                .with(name),
            new Sentence(
                "See that 'Overwrite on hold' is ticked; the write test proves it.",
                "Sehen Sie nach, dass 'Abwarten überschreiben' angehakt ist; die Schreibprobe beweist"
                    + " es."))
        : Finding.problem(
            ON_HOLD,
            new Sentence(
                    "There is no dispute status %s in company %s: no entry can be held.",
                    "Den Reklamationsstatus %s gibt es im Mandanten %s nicht: kein Posten kann"
                        + " gehalten werden.")
                .with(name, Sentence.same(company.value())),
            new Sentence(
                "Create it in the page Dispute Status and tick 'Overwrite on hold'.",
                "Legen Sie ihn auf der Seite Reklamationsstatus an und haken Sie 'Abwarten"
                    + " überschreiben' an."));
  }
}
