package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataQuery;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.ODataRecord.UnreadableField;
import io.mahnwerk.core.odata.v4.V4Collection;
import io.mahnwerk.core.spi.SentNotice;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the items that were on dunning notices (tables MHNK and MHND) from the customer's own
 * service: the released one tells of an item's last notice only.
 */
record SapNotices(ConnectionId connection, V4Collection shown, List<CompanyCode> companies) {
  static final List<String> FIELDS =
      List.of(
          "CompanyCode",
          "FiscalYear",
          "AccountingDocument",
          "AccountingDocumentItem",
          "DunningDate",
          "DunningLevel");

  /** What the service's metadata lack, by its own names; empty where it is whole. */
  List<String> missing() {
    return shown.missing(FIELDS);
  }

  Stream<SentNotice> since(LocalDate from) {
    return companies.stream()
        .flatMap(
            code ->
                shown.records(
                    ODataQuery.of(shown.entitySet())
                        .select(FIELDS)
                        .filter(
                            ODataFilter.eq("CompanyCode", code.value())
                                .and(ODataFilter.ge("DunningDate", from)))
                        .orderBy(
                            List.of(
                                "DunningDate",
                                "FiscalYear",
                                "AccountingDocument",
                                "AccountingDocumentItem"))))
        .filter(found -> !found.text("DunningLevel").equals("0"))
        .map(this::readable);
  }

  private SentNotice readable(ODataRecord found) {
    try {
      return notice(found);
    } catch (UnreadableField | IllegalArgumentException | ArithmeticException bad) {
      throw new ConnectorException(
          FailureKind.MALFORMED_RESPONSE,
          connection,
          new Sentence(
                  "the dunning notices of setting 'custom-notices' cannot be read: %s.",
                  "die Mahnungen aus Einstellung 'custom-notices' sind nicht lesbar: %s.")
              .with(Sentence.same(String.valueOf(bad.getMessage()))),
          bad);
    }
  }

  private SentNotice notice(ODataRecord found) {
    CompanyCode code = new CompanyCode(found.required("CompanyCode"));
    SapItemKey key =
        new SapItemKey(
            found.required("FiscalYear"),
            found.required("AccountingDocument"),
            found.required("AccountingDocumentItem"));
    return new SentNotice(
        new OpenItemRef(connection, code, key.nativeKey()),
        found.date("DunningDate").orElseThrow(() -> new UnreadableField("DunningDate", "is empty")),
        new DunningLevel(found.decimal("DunningLevel").intValueExact()));
  }
}
