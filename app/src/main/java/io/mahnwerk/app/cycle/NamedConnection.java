package io.mahnwerk.app.cycle;

import io.mahnwerk.app.Mahnwerk;
import java.util.Objects;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The connection that a command line names, and the way to it. */
public final class NamedConnection {
  @ParentCommand private @Nullable Mahnwerk mahnwerk;

  @Parameters(index = "0", paramLabel = "CONNECTION", description = "A name in mahnwerk.yaml.")
  private String name = "";

  /** As it was typed; whether there is one of this name shows when it is opened. */
  public String name() {
    return name;
  }

  /** What all commands share. */
  public Mahnwerk shared() {
    return Objects.requireNonNull(mahnwerk);
  }

  /** Opens the connection, lets a command work on it and closes it; answers its exit code. */
  public int on(ToIntBiFunction<ConnectionSession, Mahnwerk> work) {
    Mahnwerk shared = shared();
    return ConnectionSession.on(shared, name, session -> work.applyAsInt(session, shared));
  }
}
