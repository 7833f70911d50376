package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.v4.V4Service;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import java.util.ArrayList;
import java.util.List;

/** What an administrator wants to know of a connection to Finance. */
record FinCheck(FinSettings settings, FinReader reader, V4Service service) {
  /** Said wherever a hold by disputes is told of. */
  static final Sentence UNCONFIRMED =
      new Sentence(
          "Holding back by disputes (CustDisputes) is unconfirmed: nobody has seen yet that Finance"
              + " keeps a transaction out of its letters whose dispute was made over OData.",
          "Das Zurückhalten über Streitfälle (CustDisputes) ist unbestätigt: noch niemand hat"
              + " gesehen, dass Finance eine Buchung nicht mahnt, deren Streitfall über OData"
              + " angelegt wurde.");

  static final Sentence WRITES = new Sentence("Holding back", "Zurückhalten");

  private static final Sentence ENTITIES = new Sentence("Data entities", "Datenentitäten");
  private static final Sentence DISPUTES = new Sentence("Disputes", "Streitfälle");

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    try {
      settings.companies().forEach(company -> findings.add(reader.look(company)));
      findings.add(letters());
    } catch (ConnectorException failed) {
      findings.add(unreadable(failed));
      return findings;
    }
    findings.add(disputes());
    if (settings.disputes() == FinSettings.Disputes.HOLD) {
      findings.add(unconfirmed());
      FinParameterCheck parameters = new FinParameterCheck(service);
      settings.companies().forEach(company -> findings.add(parameters.of(company)));
    } else {
      findings.add(onlyRead());
    }
    return findings;
  }

  private static Finding unreadable(ConnectorException failed) {
    return Finding.problem(
        ENTITIES,
        failed.sentence(),
        new Sentence(
            "Register the application under System administration, Microsoft Entra"
                + " applications, with a user who may read customers and their transactions.",
            "Tragen Sie die Anwendung unter Systemverwaltung, Microsoft Entra-Anwendungen"
                + " ein, mit einem Benutzer, der Debitoren und ihre Buchungen lesen darf."));
  }

  private Finding letters() {
    return reader.showsLetterFlag()
        ? Finding.ok(
            ENTITIES,
            new Sentence(
                "Transactions show whether they are left out of letters.",
                "Buchungen zeigen, ob sie von Mahnschreiben ausgenommen sind."))
        : Finding.warning(
            ENTITIES,
            new Sentence(
                "Transactions do not show whether they are left out of letters (CollectionLetter);"
                    + " each counts as one that is not.",
                "Buchungen zeigen nicht, ob sie von Mahnschreiben ausgenommen sind"
                    + " (CollectionLetter); jede gilt als nicht ausgenommen."),
            new Sentence(
                "Where posting profiles leave transactions out, do not follow days recommended for"
                    + " them.",
                "Wo Buchungsprofile Buchungen ausnehmen, folgen Sie den für sie empfohlenen Tagen"
                    + " nicht."));
  }

  private Finding disputes() {
    if (!settings.disputes().areRead()) {
      return Finding.warning(
          DISPUTES,
          new Sentence(
              "Disputes and promises to pay are not read, as setting 'disputes' says.",
              "Streitfälle und Zahlungszusagen werden nicht gelesen, wie Einstellung 'disputes'"
                  + " sagt."),
          new Sentence(
              "Set 'disputes' to read, so that no day is recommended for a disputed transaction.",
              "Stellen Sie 'disputes' auf read, damit für strittige Buchungen kein Tag empfohlen"
                  + " wird."));
    }
    try {
      reader.lookAtDisputes();
      return Finding.ok(
          DISPUTES,
          new Sentence(
              "Disputes and promises to pay are read.",
              "Streitfälle und Zahlungszusagen werden gelesen."));
    } catch (ConnectorException failed) {
      return Finding.problem(
          DISPUTES,
          failed.sentence(),
          new Sentence(
              "Allow the user the data entity CustDisputes, or set 'disputes' to off.",
              "Geben Sie dem Benutzer die Datenentität CustDisputes frei, oder stellen Sie"
                  + " 'disputes' auf off."));
    }
  }

  private static Finding onlyRead() {
    return Finding.ok(
        WRITES,
        new Sentence(
            "Finance is only read: recommendations are in preview, worklist and export.",
            "Finance wird nur gelesen: Empfehlungen stehen in Vorschau, Arbeitsliste und"
                + " Export."));
  }

  private Finding unconfirmed() {
    return Finding.warning(
        WRITES,
        UNCONFIRMED,
        new Sentence(
                "Try it in a sandbox: create reason code %s, hold a transaction with check"
                    + " --write-test, and see that its letter is not proposed.",
                "Erproben Sie es in einer Testumgebung: Ursachencode %s anlegen, mit check"
                    + " --write-test eine Buchung zurückhalten und sehen, dass ihr Mahnschreiben"
                    + " nicht vorgeschlagen wird.")
            .with(Sentence.same(settings.disputeReason())));
  }
}
