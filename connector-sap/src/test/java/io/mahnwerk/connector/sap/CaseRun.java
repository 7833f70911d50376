package io.mahnwerk.connector.sap;

import static io.mahnwerk.connector.sap.NativeRunCase.has;
import static io.mahnwerk.connector.sap.NativeRunCase.word;

import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.spi.NativeRun;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the run's day and procedures from a case. */
final class CaseRun {
  static final LocalDate DAY = LocalDate.of(1997, 3, 13);

  private CaseRun() {}

  static NativeRun.Parameters of(List<String> given) {
    Map<DunningProcedureCode, DunningProcedure> procedures = new HashMap<>();
    Map<DunningProcedureCode, DunningProcedureCode> formerOf = new HashMap<>();
    for (String line : given) {
      if (line.startsWith("procedure ")) {
        DunningProcedure procedure = procedure(line);
        procedures.put(procedure.code(), procedure);
        if (has(line, "opened")) {
          formerOf.put(procedure.code(), code(word(line, "opened", "")));
        }
      }
    }
    return new NativeRun.Parameters(
        DAY,
        new DunningProcedures(procedures, formerOf),
        given.contains("floor enforced") ? NativeRun.Floor.ENFORCED : NativeRun.Floor.NONE);
  }

  /** Example: {@code procedure Z001 interval 7 grace 3 steps 14,30/min100,45/percent10/always}. */
  private static DunningProcedure procedure(String line) {
    return new DunningProcedure(
        code(line.split(" ")[1]),
        Integer.parseInt(word(line, "interval", "0")),
        Integer.parseInt(word(line, "grace", "0")),
        Integer.parseInt(word(line, "minimum-days", "0")),
        Stream.of(word(line, "steps", "").split(",")).map(CaseRun::step).toList());
  }

  private static DunningProcedure.Step step(String text) {
    String[] parts = text.split("/");
    Optional<Money> minimum = Optional.empty();
    BigDecimal percent = BigDecimal.ZERO;
    boolean always = false;
    for (String part : parts) {
      if (part.startsWith("min")) {
        minimum = Optional.of(Money.of("EUR", part.substring("min".length())));
      } else if (part.startsWith("percent")) {
        percent = new BigDecimal(part.substring("percent".length()));
      } else if (part.equals("always")) {
        always = true;
      }
    }
    return new DunningProcedure.Step(Integer.parseInt(parts[0]), minimum, percent, always);
  }

  private static DunningProcedureCode code(String value) {
    return new DunningProcedureCode(value);
  }
}
