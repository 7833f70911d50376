package io.mahnwerk.app.cycle;

import io.mahnwerk.app.NoSuchValue;
import io.mahnwerk.core.model.Sentence;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/**
 * Names a run of a connection, written as {@code books:12}.
 *
 * @param number counted from 1
 */
record RunId(String connection, int number) {
  private static final Pattern FORM = Pattern.compile("([^:]+):([1-9]\\d{0,8})");

  @Override
  public String toString() {
    return connection + ":" + number;
  }

  static final class Parser implements CommandLine.ITypeConverter<RunId> {
    @Override
    public RunId convert(String text) {
      Matcher parts = FORM.matcher(text);
      if (!parts.matches()) {
        throw new NoSuchValue(
            new Sentence(
                    "'%s' is no run such as books:12, a connection and the number of its run",
                    "'%s' ist kein Lauf wie books:12, eine Verbindung und die Nummer ihres Laufs")
                .naming(text));
      }
      return new RunId(parts.group(1), Integer.parseInt(parts.group(2)));
    }
  }
}
