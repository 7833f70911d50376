package io.mahnwerk.app.e2e;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.output.Terminal;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The command serve at work on a home, until it is closed. */
final class ServedHome implements AutoCloseable {
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Thread thread;

  ServedHome(Path home, String... options) {
    this(home, 0, options);
  }

  /** At a port of the caller's choice. */
  ServedHome(Path home, int port, String... options) {
    Terminal terminal =
        new Terminal(new PrintWriter(new Lines(), true), new PrintWriter(System.err), false);
    thread =
        new Thread(
            () ->
                Mahnwerk.commandLine(terminal, CommandLineRun.morning(SmallLedger.TODAY))
                    .execute(words(home, port, options)),
            "serve");
    thread.start();
  }

  /** The next line that the command prints. */
  String line() throws InterruptedException {
    String line = lines.poll(60, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("The command says nothing");
    }
    return line;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(30_000);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private static String[] words(Path home, int port, String... options) {
    String[] words = new String[options.length + 6];
    String[] first = {"--home", home.toString(), "--lang", "en", "serve", "--port=" + port};
    System.arraycopy(first, 0, words, 0, first.length);
    System.arraycopy(options, 0, words, first.length, options.length);
    return words;
  }

  /** Cuts what is written into lines. */
  private final class Lines extends Writer {
    private final StringBuilder begun = new StringBuilder();

    @Override
    public void write(char[] text, int from, int length) {
      for (int i = from; i < from + length; i++) {
        if (text[i] == '\n') {
          lines.add(begun.toString().strip());
          begun.setLength(0);
        } else {
          begun.append(text[i]);
        }
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
