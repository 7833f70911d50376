package io.mahnwerk.connector.datev;

import java.util.List;
import java.util.Optional;

/**
 * The terms that a debtor gets who is to be steered, where the office lets us write them.
 *
 * @param days Mahnfrist 1 to 3 (fields 251 to 253)
 * @param last Letzte Frist (254); empty where it stays as it is
 * @param allLevels whether an empty Mahnung (121) is filled with all three levels
 */
record OpenedTerms(List<Integer> days, Optional<Integer> last, boolean allLevels) {
  OpenedTerms {
    days = List.copyOf(days);
  }

  OwnTerms over(OwnTerms former) {
    return new OwnTerms(
        allLevels && former.dunning() == 0 ? DatevProcedureCode.ALL_LEVELS : former.dunning(),
        new DebtorRow.Periods(
            true,
            days.stream().map(Optional::of).toList(),
            last.or(() -> former.periods().last())));
  }
}
