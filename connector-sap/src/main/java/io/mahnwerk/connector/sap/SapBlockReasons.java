package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataQuery;
import io.mahnwerk.core.odata.v4.V4Collection;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import java.util.List;
import java.util.Optional;

/**
 * Whether our own dunning block reasons (table T040S) are there. No released service shows them; a
 * customer's own may, over the released CDS view I_DunningBlockingReasonCode.
 */
record SapBlockReasons(Optional<V4Collection> shown, SapMarks marks) {
  static final List<String> FIELDS = List.of("DunningBlockingReason");

  List<Finding> run() {
    return shown
        .map(set -> marks.ownReasons().stream().map(code -> looked(set, code)).toList())
        .orElseGet(() -> List.of(unseen()));
  }

  private static Finding looked(V4Collection set, String code) {
    try {
      ODataQuery query =
          ODataQuery.of(set.entitySet())
              .select(FIELDS)
              .filter(ODataFilter.eq("DunningBlockingReason", code))
              .top(1);
      return set.page(query).records().isEmpty()
          ? Finding.problem(
              subject(code),
              new Sentence("SAP does not know it.", "SAP kennt ihn nicht."),
              new Sentence(
                  "Create it in view V_T040S or correct setting 'reason-code'.",
                  "Legen Sie ihn in der Sicht V_T040S an oder berichtigen Sie Einstellung"
                      + " 'reason-code'."))
          : Finding.ok(subject(code), new Sentence("It is there.", "Er ist da."));
    } catch (ConnectorException unread) {
      return SapRemedy.problem(subject(code), unread);
    }
  }

  private Finding unseen() {
    return Finding.warning(
        subject(marks.reasonCode()),
        new Sentence(
            "SAP shows its block reasons through no released service, so it was not looked up.",
            "SAP zeigt seine Mahnsperrgründe über keinen freigegebenen Service; nicht"
                + " nachgesehen."),
        new Sentence(
            "Make sure that the block reason of setting 'reason-code' exists and nobody else uses"
                + " it.",
            "Stellen Sie sicher, dass der Sperrgrund aus Einstellung 'reason-code' besteht und"
                + " sonst niemand ihn verwendet."));
  }

  private static Sentence subject(String code) {
    return new Sentence("block reason %s", "Mahnsperrgrund %s").with(Sentence.same(code));
  }
}
