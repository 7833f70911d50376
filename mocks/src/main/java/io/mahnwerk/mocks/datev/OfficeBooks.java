package io.mahnwerk.mocks.datev;

import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedure.Step;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The dunning master data of the simulated client, and the numbers by which it is known. */
final class OfficeBooks {
  static final String CONSULTANT = "29098";
  static final int ACCOUNT_LENGTH = 4;

  /** Mahnstammdaten: what holds for a debtor without periods of its own. */
  static final int[] FORMER_DAYS = {14, 30, 45};

  static final int[] OPENED_DAYS = {3, 17, 31};
  static final DunningProcedureCode FORMER = new DunningProcedureCode("MPD");
  static final DunningProcedureCode OPENED = new DunningProcedureCode(days(OPENED_DAYS));
  static final DunningProcedures PROCEDURES =
      new DunningProcedures(
          Map.of(FORMER, procedure(FORMER, FORMER_DAYS), OPENED, procedure(OPENED, OPENED_DAYS)),
          Map.of(OPENED, FORMER));

  /** The field of a debtor in which a note stands beside a block by file, counted from 1. */
  static final int NOTE_FIELD = 10;

  private OfficeBooks() {}

  static String days(int... days) {
    return Arrays.stream(days).mapToObj(Integer::toString).collect(Collectors.joining("/"));
  }

  private static DunningProcedure procedure(DunningProcedureCode code, int... days) {
    List<Step> steps = Arrays.stream(days).mapToObj(Step::after).toList();
    return new DunningProcedure(code, 0, 0, 0, steps);
  }
}
