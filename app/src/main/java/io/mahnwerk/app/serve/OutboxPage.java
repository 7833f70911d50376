package io.mahnwerk.app.serve;

import io.mahnwerk.app.cycle.OutboxRow;
import io.mahnwerk.app.report.Markup;
import io.mahnwerk.app.report.PageFrame;
import io.mahnwerk.core.model.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The page on which a person decides about writes that the ledger declined.
 *
 * @param form proves that a decision comes from this page
 * @param said what came of the last decision
 */
record OutboxPage(String form, Optional<Sentence> said) {
  /** More rows than anybody reads on one page; the command line lists them all. */
  private static final int SHOWN = 200;

  private static final Sentence NOTICE =
      new Sentence(
          "The next cycle does what is decided here; nothing is sent at once.",
          "Der nächste Zyklus tut, was hier entschieden wird; sofort wird nichts gesendet.");

  String html(Locale first, List<Outboxes.Outbox> outboxes) {
    return new PageFrame(first, NOTICE)
        .html(
            page -> {
              PageFrame.header(
                  page, new Sentence("What waits for a person", "Was auf einen Menschen wartet"));
              said.ifPresent(text -> page.element("p", text, "class", "lead", "role", "status"));
              page.open("p").open("a", "href", DebtorController.PROPOSALS);
              page.text(new Sentence("Proposals", "Vorschläge")).close().close();
              outboxes.forEach(outbox -> section(page, outbox));
            });
  }

  /** A page with nothing but a sentence. */
  static String sentence(Locale first, Sentence text) {
    return new PageFrame(first, NOTICE)
        .html(
            page -> {
              PageFrame.header(page, new Sentence("Outbox", "Postausgang"));
              page.element("p", text, "class", "lead", "role", "alert");
            });
  }

  private void section(Markup page, Outboxes.Outbox outbox) {
    page.open("section", "class", "card");
    page.open("h2").plain(outbox.connection()).close();
    outbox.trouble().ifPresent(trouble -> page.element("p", trouble));
    if (outbox.trouble().isEmpty()) {
      page.element(
          "p",
          new Sentence(
                  "%s {write waits|writes wait} for a person, %s {is|are} on {its|their} way.",
                  "%s {Änderung wartet|Änderungen warten} auf einen Menschen, %s {ist|sind} unterwegs.")
              .with(
                  Sentence.number(outbox.waiting().size(), 0),
                  Sentence.number(outbox.onTheWay().size(), 0)));
    }
    if (!outbox.waiting().isEmpty()) {
      table(page, outbox.connection(), outbox.waiting());
      decisions(page, outbox.connection(), "", List.of(Decision.RETRY_ALL));
    }
    page.close();
  }

  private void table(Markup page, String connection, List<OutboxRow> rows) {
    page.open("div", "class", "scroll").open("table").open("thead").open("tr");
    page.element("th", new Sentence("Number", "Nummer"));
    OutboxRow.HEAD.forEach(cell -> page.element("th", cell));
    page.element("th", new Sentence("Decision", "Entscheidung"));
    page.close().close().open("tbody");
    for (OutboxRow row : rows.subList(0, Math.min(SHOWN, rows.size()))) {
      String number = Long.toString(row.number());
      page.open("tr").open("td").plain(number).close();
      row.cells().forEach(cell -> cell(page, cell));
      page.open("td");
      decisions(page, connection, number, List.of(Decision.RETRY, Decision.DISCARD));
      page.close().close();
    }
    page.close().close().close();
    if (rows.size() > SHOWN) {
      page.element(
          "p",
          new Sentence(
                  "The first %s; 'mahnwerk outbox %s' lists them all.",
                  "Die ersten %s; 'mahnwerk outbox %s' zeigt alle.")
              .with(Sentence.number(SHOWN, 0), Sentence.same(connection)));
    }
  }

  /** A browser would break a day at its hyphens. */
  private static void cell(Markup page, Sentence text) {
    if (text.english().matches("\\d{4}-\\d{2}-\\d{2}")) {
      page.element("td", text, "class", "day");
    } else {
      page.element("td", text);
    }
  }

  private void decisions(Markup page, String connection, String number, List<Decision> choices) {
    page.open("form", "method", "post", "action", OutboxController.PATH);
    hidden(page, "form", form);
    hidden(page, "connection", connection);
    hidden(page, "number", number);
    choices.forEach(
        choice ->
            page.element(
                "button",
                choice.label(),
                "type",
                "submit",
                "name",
                "decision",
                "value",
                choice.word()));
    page.close();
  }

  private static void hidden(Markup page, String name, String value) {
    page.empty("input", "type", "hidden", "name", name, "value", value);
  }
}
