package io.mahnwerk.mocks.sap;

import static io.mahnwerk.mocks.sap.Property.flag;
import static io.mahnwerk.mocks.sap.Property.text;

import io.mahnwerk.core.model.DunningProcedure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The levels of the dunning procedures, a row each, as a view over T047A, T047B and T047H. */
final class ProcedureLevels {

  /** One level of a procedure, counted from 1. */
  record Line(DunningProcedure procedure, int level) {
    DunningProcedure.Step step() {
      return procedure.steps().get(level - 1);
    }
  }

  EntitySet<Line> set() {
    List<Property<Line>> properties =
        List.of(
            text("DunningProcedure", 4, line -> line.procedure().code().value()),
            text("DunningLevel", 1, line -> Integer.toString(line.level())),
            days("DunningIntervalInDays", line -> line.procedure().intervalDays()),
            days("LineItemGraceDays", line -> line.procedure().graceDays()),
            days("MinimumDaysInArrears", line -> line.procedure().minimumDaysInArrears()),
            days("DaysInArrears", line -> line.step().daysInArrears()),
            flag("IsAlwaysDunned", line -> line.step().alwaysDun()),
            Property.amount(
                "MinimumAmount",
                line ->
                    line.step()
                        .minimumAmount()
                        .map(amount -> amount.amount())
                        .orElse(java.math.BigDecimal.ZERO)),
            text("MinimumAmountCurrency", 5, line -> "EUR"));
    return new EntitySet<>(
        "ProcedureLevels",
        new EntityType<>("ZMW", "Level", List.of("DunningProcedure", "DunningLevel"), properties),
        filter -> lines(),
        Comparator.comparing((Line line) -> line.procedure().code().value())
            .thenComparing(Line::level));
  }

  /** Days are kept as a number of three digits (NUMC). */
  private static Property<Line> days(String name, java.util.function.ToIntFunction<Line> days) {
    return text(name, 3, line -> "%03d".formatted(days.applyAsInt(line)));
  }

  private static List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (DunningProcedure procedure : SapCustomizing.PROCEDURES.byCode().values()) {
      for (int level = 1; level <= procedure.steps().size(); level++) {
        lines.add(new Line(procedure, level));
      }
    }
    return lines;
  }
}
