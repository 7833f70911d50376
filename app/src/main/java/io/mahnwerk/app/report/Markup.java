package io.mahnwerk.app.report;

import io.mahnwerk.core.model.Sentence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Builds HTML or SVG whose texts are escaped and whose elements are closed. */
public final class Markup {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element; attributes come as name, value, name, value. */
  public Markup open(String tag, String... attributes) {
    start(tag, attributes);
    open.push(tag);
    return this;
  }

  public Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element without content. */
  public Markup empty(String tag, String... attributes) {
    return start(tag, attributes);
  }

  /** An SVG shape. */
  public Markup shape(String tag, String... attributes) {
    return open(tag, attributes).close();
  }

  /** An element with a text in both languages, of which the page shows one. */
  public Markup element(String tag, Sentence text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  public Markup text(Sentence text) {
    if (text.english().equals(text.german())) {
      return plain(text.english());
    }
    String inside = open.contains("svg") ? "tspan" : "span";
    return language(inside, "en", text.english()).language(inside, "de", text.german());
  }

  public Markup plain(String text) {
    out.append(
        text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;"));
    return this;
  }

  /** A style sheet of ours, which needs no escaping. */
  public Markup style(String css) {
    out.append("<style>").append(css).append("</style>");
    return this;
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("Not closed: " + open);
    }
    return out.toString();
  }

  private Markup language(String tag, String language, String text) {
    return open(tag, "lang", language).plain(text).close();
  }

  private Markup start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int n = 0; n < attributes.length; n += 2) {
      out.append(' ').append(attributes[n]).append("=\"");
      plain(attributes[n + 1]);
      out.append('"');
    }
    out.append('>');
    return this;
  }
}
