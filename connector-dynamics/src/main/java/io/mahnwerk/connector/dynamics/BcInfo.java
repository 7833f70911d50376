package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.v4.V4Query;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What our extension says of itself in one company.
 *
 * @param steering whether its subscriber honours our marks; the floor stands either way
 * @param maximumDays how far ahead a date may lie
 * @param localCurrency ISO code; blank where the ledger set-up has none
 * @param bankStatementsTo the newest posted bank statement
 */
record BcInfo(
    String version,
    boolean steering,
    int maximumDays,
    String localCurrency,
    Optional<LocalDate> bankStatementsTo) {
  static final String SET = "extensionInfo";

  static Optional<BcInfo> read(BcServices services, CompanyCode company) {
    V4Query query = new V4Query(SET, List.of(), Optional.empty(), List.of());
    return services
        .records(services.fresh(BcServices.Api.EXTENSION, company), query)
        .findFirst()
        .map(BcInfo::of);
  }

  private static BcInfo of(ODataRecord found) {
    return new BcInfo(
        found.text("version"),
        found.flag("steeringOn"),
        BcField.whole(found, "maximumDays"),
        found.text("localCurrencyCode"),
        BcField.date(found, "bankStatementsPostedUpTo"));
  }
}
