package io.mahnwerk.connector.dynamics.al;

import io.mahnwerk.connector.dynamics.al.AlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts AL source into tokens; comments and white space are left out. */
final class AlLexer {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<gap>\\s+|//[^\\n]*|/\\*.*?\\*/)"
              + "|\"(?<quoted>(?:[^\"\\n]|\"\")*)\""
              + "|'(?<text>(?:[^'\\n]|'')*)'"
              + "|(?<number>\\d+(?:\\.\\d+)?[A-Za-z]?)"
              + "|(?<word>[A-Za-z_]\\w*)"
              + "|(?<symbol>::|:=|\\+=|-=|<>|<=|>=|\\.\\.|[-+*/=<>(){}\\[\\];:,.])",
          Pattern.DOTALL);

  private AlLexer() {}

  /** The tokens in order, closed by one of kind {@code END}. */
  static List<AlToken> tokens(String source) {
    List<AlToken> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(source);
    int line = 1;
    int at = 0;
    while (at < source.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new AlFault(line, "no AL begins with " + source.charAt(at));
      }
      if (matcher.group("gap") == null) {
        tokens.add(token(matcher, line));
      }
      line += (int) matcher.group().chars().filter(c -> c == '\n').count();
      at = matcher.end();
    }
    tokens.add(new AlToken(Kind.END, "", line));
    return tokens;
  }

  private static AlToken token(Matcher matcher, int line) {
    if (matcher.group("quoted") != null) {
      return new AlToken(Kind.QUOTED_NAME, matcher.group("quoted").replace("\"\"", "\""), line);
    }
    if (matcher.group("text") != null) {
      return new AlToken(Kind.TEXT, matcher.group("text").replace("''", "'"), line);
    }
    if (matcher.group("number") != null) {
      return new AlToken(Kind.NUMBER, matcher.group("number"), line);
    }
    return matcher.group("word") != null
        ? new AlToken(Kind.WORD, matcher.group("word"), line)
        : new AlToken(Kind.SYMBOL, matcher.group("symbol"), line);
  }
}
