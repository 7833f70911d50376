package io.mahnwerk.mocks.sap;

import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedure.Step;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import java.util.List;
import java.util.Map;

/** The dunning procedures of the simulated system, and how its administrator writes them down. */
final class SapCustomizing {
  static final DunningProcedureCode FORMER = new DunningProcedureCode("0001");
  static final DunningProcedureCode OPENED = new DunningProcedureCode("ZM01");
  static final DunningProcedures PROCEDURES =
      new DunningProcedures(
          Map.of(FORMER, procedure(FORMER, 14, 30, 45), OPENED, procedure(OPENED, 3, 17, 31)),
          Map.of(OPENED, FORMER));

  private SapCustomizing() {}

  /** The settings in which a connection is told what SAP itself does not show. */
  static Map<String, String> settings() {
    return Map.of(
        "one-time-groups",
        CustomerSets.ONE_TIME_GROUP,
        "procedures",
        "0001:interval=7,grace=2,min-days=0,levels=14/30/45;"
            + "ZM01:interval=7,grace=2,min-days=0,levels=3/17/31",
        "opened-procedures",
        "ZM01=0001",
        "natural-person-groups",
        "CPD1",
        "key-account-classes",
        "A",
        "credit-document-types",
        PostingStyle.CREDIT_MEMO,
        "write-off-document-types",
        PostingStyle.WRITE_OFF);
  }

  private static DunningProcedure procedure(DunningProcedureCode code, int... days) {
    List<Step> steps = java.util.Arrays.stream(days).mapToObj(Step::after).toList();
    return new DunningProcedure(code, 7, 2, 0, steps);
  }
}
