package io.mahnwerk.app.torture;

import io.mahnwerk.app.torture.CertificateSite.Ran;
import io.mahnwerk.app.torture.Situation.Command;
import io.mahnwerk.core.spi.FileExchange.Folders;
import io.mahnwerk.core.writeback.CycleStep;
import io.mahnwerk.mocks.erp.FaultInjection.Call;
import io.mahnwerk.mocks.erp.FaultInjection.Fault;
import io.mahnwerk.mocks.erp.FileFaults.FileFault;
import io.mahnwerk.mocks.wire.WireFault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.function.Function;

/** One way in which a command is disturbed. */
sealed interface Disturbance {
  /** As it stands in the table. */
  String label();

  /** What happens to files before the command looks for them. */
  default void disturbFiles(CertificateBench bench) {}

  Ran during(CertificateBench bench, Command command);

  /** Whether it happens only when an exchange comes about. */
  default boolean isMetOnTheWay() {
    return this instanceof OnTheWire
        || this instanceof InTheErp
        || this instanceof KilledAtExchange;
  }

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
    public Ran during(CertificateBench bench, Command command) {
      return bench.site().run(command);
    }
  }

  /** An exchange, counted from 1, breaks on the wire. */
  record OnTheWire(WireFault fault, int exchange) implements Disturbance {
    @Override
    public String label() {
      return words(fault.name());
    }

    @Override
    public Ran during(CertificateBench bench, Command command) {
      bench.script().arm(exchange, fault);
      return bench.site().run(command);
    }
  }

  /** The ERP itself breaks an exchange. */
  record InTheErp(Fault fault, Call call, int exchange) implements Disturbance {
    @Override
    public String label() {
      return "ERP: " + words(fault.name());
    }

    @Override
    public Ran during(CertificateBench bench, Command command) {
      bench.script().arm(exchange, call, fault);
      return bench.site().run(command);
    }
  }

  /** The process is killed at a step of the cycle. */
  record KilledAt(CycleStep step) implements Disturbance {
    @Override
    public String label() {
      return "kill -9 at " + words(step.name());
    }

    @Override
    public Ran during(CertificateBench bench, Command command) {
      try (WorkProcess process = WorkProcess.start(Sabotage.NONE)) {
        return Ran.of(process.run(command.day(), step.name(), bench.site().words(command)));
      }
    }
  }

  /** The process is killed at an exchange, before it leaves or when the ERP has answered it. */
  record KilledAtExchange(int exchange, boolean answered) implements Disturbance {
    @Override
    public String label() {
      return answered ? "kill -9 with the answer" : "kill -9 before the request";
    }

    @Override
    public Ran during(CertificateBench bench, Command command) {
      try (WorkProcess process = WorkProcess.start(Sabotage.NONE)) {
        bench.script().arm(exchange, answered, process::kill);
        return Ran.of(process.run(command.day(), "", bench.site().words(command)));
      }
    }
  }

  /** Files come otherwise than they should. */
  record InTheFiles(FileFault fault) implements Disturbance {
    @Override
    public String label() {
      return "files: " + words(fault.name());
    }

    @Override
    public void disturbFiles(CertificateBench bench) {
      bench.site().erp().fileFaults().orElseThrow().strike(fault);
    }

    @Override
    public Ran during(CertificateBench bench, Command command) {
      return bench.site().run(command);
    }
  }

  /** A folder of the exchange cannot be used, as when its disk is full or somebody else has it. */
  record FolderGone(Place place) implements Disturbance {
    /** Which one. */
    enum Place {
      INBOX(Folders::inbox),
      DONE(Folders::done),
      OUTBOX(Folders::outbox);

      private final Function<Folders, Path> folder;

      Place(Function<Folders, Path> folder) {
        this.folder = folder;
      }

      Path in(Folders folders) {
        return folder.apply(folders);
      }
    }

    @Override
    public String label() {
      return "files: no use of the folder for " + words(place.name());
    }

    @Override
    public Ran during(CertificateBench bench, Command command) {
      return bench.site().runWithout(place, command);
    }
  }

  /** Another process holds the store for itself. */
  record StoreLocked() implements Disturbance {
    @Override
    public String label() {
      return "locked database";
    }

    @Override
    public Ran during(CertificateBench bench, Command command) {
      try (Connection other =
              DriverManager.getConnection("jdbc:sqlite:" + bench.site().home().store());
          Statement lock = other.createStatement()) {
        lock.execute("BEGIN EXCLUSIVE");
        Ran ran = bench.site().run(command);
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
    public Ran during(CertificateBench bench, Command command) {
      try (WorkProcess process = WorkProcess.startOnFullDisk(Sabotage.NONE)) {
        return Ran.of(process.run(command.day(), "", bench.site().words(command)));
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
    public Ran during(CertificateBench bench, Command command) {
      return bench.site().run(new Command(command.day().plusDays(days), command.words()));
    }
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
