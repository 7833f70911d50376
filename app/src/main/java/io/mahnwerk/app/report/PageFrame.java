package io.mahnwerk.app.report;

import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What every page has around its content: one file that needs nothing else, both languages in it,
 * the reader switches between them.
 *
 * @param first the language that shows before the reader switches
 * @param notice what the page is and what it is not; stands above everything
 */
public record PageFrame(Locale first, Sentence notice) {

  /** The whole page. */
  public String html(Consumer<Markup> content) {
    boolean german = first.getLanguage().equals(Locale.GERMAN.getLanguage());
    Markup page = new Markup();
    page.open("html", "lang", german ? "de" : "en").open("head");
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.open("title").plain("Mahnwerk").close();
    page.style(css()).close().open("body");
    choice(page, "en", !german);
    choice(page, "de", german);
    page.element("p", notice, "class", "notice");
    page.open("main");
    content.accept(page);
    page.close().close().close();
    return "<!DOCTYPE html>\n" + page + "\n";
  }

  /** The name, what was set up, and the switch between the languages. */
  public static void header(Markup page, Sentence setup) {
    page.open("header").open("div");
    page.open("h1").plain("Mahnwerk").close();
    page.element("p", setup, "class", "setup");
    page.close().open("nav");
    page.open("label", "for", "lang-en").plain("English").close();
    page.open("label", "for", "lang-de").plain("Deutsch").close();
    page.close().close();
  }

  private static void choice(Markup page, String language, boolean checked) {
    String id = "lang-" + language;
    if (checked) {
      page.empty("input", "type", "radio", "name", "lang", "id", id, "checked", "checked");
    } else {
      page.empty("input", "type", "radio", "name", "lang", "id", id);
    }
  }

  private static String css() {
    try (InputStream css = PageFrame.class.getResourceAsStream("report.css")) {
      if (css == null) {
        throw new IllegalStateException("report.css is missing");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
