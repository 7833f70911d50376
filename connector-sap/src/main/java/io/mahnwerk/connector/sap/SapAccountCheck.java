package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the block of an account needs where it may stand for those of its items, and whether one of
 * ours stands where it may not.
 */
record SapAccountCheck(SapServices services, SapMarks marks) {

  List<Finding> run(List<CompanyCode> companyCodes) {
    List<Finding> findings = new ArrayList<>();
    for (CompanyCode code : companyCodes) {
      Sentence subject =
          new Sentence("account blocks of %s", "Kontosperren von %s")
              .with(Sentence.same(code.value()));
      try {
        if (marks.mayHoldByAccount(code)) {
          findings.add(usable(subject));
        } else {
          leftBehind(subject, code).ifPresent(findings::add);
        }
      } catch (ConnectorException failed) {
        findings.add(SapRemedy.problem(subject, failed));
      }
    }
    return findings;
  }

  /** Whether the user may change them, no service tells: the write test tries it. */
  private Finding usable(Sentence subject) {
    if (!services.live(SapFields.DUNNING).updatable()) {
      return Finding.warning(
          subject,
          new Sentence(
              "SAP does not let dunning data be changed: every item gets a block of its own.",
              "SAP lässt Mahndaten nicht ändern: jeder Posten bekommt eine eigene Sperre."),
          new Sentence(
              "Set 'honoured-by' to item-block, or ask for a release of API_BUSINESS_PARTNER that"
                  + " changes A_CustomerDunning.",
              "Setzen Sie 'honoured-by' auf item-block oder verlangen Sie einen Stand von"
                  + " API_BUSINESS_PARTNER, der A_CustomerDunning ändert."));
    }
    return Finding.ok(
        subject,
        new Sentence(
            "They can be changed; that the user may (SAP_COM_0008, F_MAHN_* 02), --write-test"
                + " proves.",
            "Sie sind änderbar; dass der Benutzer es darf (SAP_COM_0008, F_MAHN_* 02), weist"
                + " --write-test nach."));
  }

  private Optional<Finding> leftBehind(Sentence subject, CompanyCode code) {
    int left = new SapBlockedAccounts(services, marks).all(code).size();
    return left == 0
        ? Optional.empty()
        : Optional.of(
            Finding.warning(
                subject,
                new Sentence(
                        "%s {account carries|accounts carry} our block, which holds all items on it"
                            + " back.",
                        "%s {Konto trägt|Konten tragen} unsere Sperre, die alle Posten darauf"
                            + " zurückhält.")
                    .with(Sentence.number(left, 0)),
                new Sentence(
                    "Set 'honoured-by' to account-block again or run 'mahnwerk release-overdue',"
                        + " which takes them back.",
                    "Setzen Sie 'honoured-by' wieder auf account-block oder rufen Sie 'mahnwerk"
                        + " release-overdue' auf, das sie zurücknimmt.")));
  }
}
