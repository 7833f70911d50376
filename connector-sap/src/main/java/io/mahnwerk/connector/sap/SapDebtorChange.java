package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import java.util.Map;
import java.util.TreeMap;

/** A change of one customer's dunning data, ready to be sent. */
record SapDebtorChange(
    DunningInstruction instruction, String path, Map<String, String> headers, String json) {

  /**
   * @param current the record that was read; its version, where it has one, goes along
   */
  static SapDebtorChange of(
      DunningInstruction instruction, ODataRecord current, String reasonCode) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Accept", "application/json");
    current.etag().ifPresent(version -> headers.put("If-Match", version));
    String block = instruction instanceof Hold ? reasonCode : "";
    return new SapDebtorChange(
        instruction,
        path((DebtorRef) instruction.target()),
        headers,
        "{\"DunningBlock\":\"" + block + "\"}");
  }

  /** Some systems demand a version although they give none; ours was compared by reading. */
  SapDebtorChange ofSomeVersion() {
    Map<String, String> any = new TreeMap<>(headers);
    any.putIfAbsent("If-Match", "*");
    return new SapDebtorChange(instruction, path, any, json);
  }

  static String path(DebtorRef debtor) {
    String key =
        "Customer="
            + ODataFilter.quoted(debtor.number())
            + ",CompanyCode="
            + ODataFilter.quoted(debtor.companyCode().value())
            + ",DunningArea=''";
    return SapServices.CUSTOMER_DUNNING + "(" + key + ")";
  }
}
