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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command serve at work on a home, until it is closed. */
final class ServedHome implements AutoCloseable {
  private static final Pattern ADDRESS =
      Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)/outbox\\?key=\\w+");

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

  /** The address with a key, once it is printed; the lines before it are gone. */
  Entrance entrance() throws InterruptedException {
    Matcher printed = ADDRESS.matcher(line());
    while (!printed.find()) {
      printed = ADDRESS.matcher(line());
    }
    return new Entrance(printed.group(), printed.group(1));
  }

  /** The address that lets a person in, and the one of the service itself. */
  record Entrance(String withKey, String service) {}

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
