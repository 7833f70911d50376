package io.mahnwerk.app.torture;

import io.mahnwerk.app.torture.CertificateBench.Ran;
import io.mahnwerk.core.writeback.CycleStep;
import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.wire.WireFault;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** One way in which a command is disturbed. */
sealed interface Disturbance {
  /** As it stands in the table. */
  String label();

  Ran during(CertificateBench bench, List<String> words, LocalDate day);

  /** Whether the ledger must end exactly as without the disturbance. */
  default boolean leavesNoTrace() {
    return true;
  }

  /** Nothing is disturbed. */
  record None() implements Disturbance {
    @Override
    public String label() {
      return "nothing";
    }

    @Override
    public Ran during(CertificateBench bench, List<String> words, LocalDate day) {
      return bench.run(words, day);
    }
  }

  /** An exchange, counted from 1, breaks on the wire. */
  record OnTheWire(WireFault fault, int exchange) implements Disturbance {
    @Override
    public String label() {
      return words(fault.name());
    }

    @Override
    public Ran during(CertificateBench bench, List<String> words, LocalDate day) {
      bench.script().arm(exchange, fault);
      return bench.run(words, day);
    }
  }

  /** The ERP itself breaks an exchange. */
  record InTheErp(Fault fault, int exchange) implements Disturbance {
    @Override
    public String label() {
      return "ERP: " + words(fault.name());
    }

    @Override
    public Ran during(CertificateBench bench, List<String> words, LocalDate day) {
      bench.script().arm(exchange, fault);
      return bench.run(words, day);
    }
  }

  /** The process is killed at a step of the cycle. */
  record KilledAt(CycleStep step) implements Disturbance {
    @Override
    public String label() {
      return "kill -9 at " + words(step.name());
    }

    @Override
    public Ran during(CertificateBench bench, List<String> words, LocalDate day) {
      try (WorkProcess process = WorkProcess.start(Sabotage.NONE)) {
        return Ran.of(process.run(day, step.name(), words));
      }
    }
  }

  /** Another process holds the store for itself. */
  record StoreLocked() implements Disturbance {
    @Override
    public String label() {
      return "locked database";
    }

    @Override
    public Ran during(CertificateBench bench, List<String> words, LocalDate day) {
      try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + bench.home().store());
          Statement lock = other.createStatement()) {
        lock.execute("BEGIN EXCLUSIVE");
        Ran ran = bench.run(words, day);
        lock.execute("ROLLBACK");
        return ran;
      } catch (SQLException refused) {
        throw new IllegalStateException("The store cannot be locked", refused);
      }
    }
  }

  /** No file of the process can grow any more. */
  record DiskFull() implements Disturbance {
    @Override
    public String label() {
      return "full disk";
    }

    @Override
    public Ran during(CertificateBench bench, List<String> words, LocalDate day) {
      try (WorkProcess process = WorkProcess.startOnFullDisk()) {
        return Ran.of(process.run(day, "", words));
      }
    }
  }

  /** The clock of our machine is so many days off, once. */
  record ClockJump(int days) implements Disturbance {
    @Override
    public String label() {
      return "clock jumps %+d days".formatted(days);
    }

    @Override
    public boolean leavesNoTrace() {
      return false;
    }

    @Override
    public Ran during(CertificateBench bench, List<String> words, LocalDate day) {
      return bench.run(words, day.plusDays(days));
    }
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
