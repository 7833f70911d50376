package io.mahnwerk.app.serve;

import io.mahnwerk.app.propose.ProposalText;
import io.mahnwerk.app.report.Markup;
import io.mahnwerk.app.report.PageFrame;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.proposal.Proposal;
import java.util.List;
import java.util.Locale;

/** The page of what a person might do beside choosing days, with reasons. */
record ProposalsPage(List<ProposalList> lists) {
  static final Sentence NOTICE =
      new Sentence(
          "Proposals only: a person decides, and nothing of it is carried out.",
          "Nur Vorschläge: ein Mensch entscheidet, ausgeführt wird davon nichts.");

  private static final List<Sentence> HEAD =
      List.of(
          new Sentence("Debtor", "Debitor"),
          new Sentence("Proposal", "Vorschlag"),
          new Sentence("Choice", "Wahl"),
          new Sentence("Reason", "Begründung"),
          new Sentence("Until", "Bis"));

  String html(Locale first) {
    return new PageFrame(first, NOTICE)
        .html(
            page -> {
              PageFrame.header(page, new Sentence("Proposals", "Vorschläge"));
              lists.forEach(list -> section(page, list));
            });
  }

  private static void section(Markup page, ProposalList list) {
    page.open("section", "class", "card");
    page.open("h2").plain(list.connection()).close();
    list.trouble().ifPresent(trouble -> page.element("p", trouble));
    if (list.trouble().isEmpty()) {
      asking(page, list.connection());
      counts(page, list.counts());
      table(page, list);
    }
    page.close();
  }

  /** Every debtor has a page, also one of whom nothing is proposed. */
  private static void asking(Markup page, String connection) {
    page.open("form", "method", "get", "action", DebtorController.DEBTOR);
    page.empty("input", "type", "hidden", "name", "connection", "value", connection);
    field(page, "company", new Sentence("Company code", "Buchungskreis"));
    field(page, "number", new Sentence("Debtor", "Debitor"));
    page.element("button", new Sentence("Show", "Zeigen"), "type", "submit");
    page.close();
  }

  private static void field(Markup page, String name, Sentence label) {
    page.open("label").text(label).plain(" ");
    page.empty("input", "name", name, "required", "required", "size", "12");
    page.close().plain(" ");
  }

  private static void counts(Markup page, List<ProposalList.Count> counts) {
    page.open("ul", "class", "note");
    for (ProposalList.Count count : counts) {
      page.open("li").text(count.kind());
      count.choice().ifPresent(choice -> page.plain(": ").text(choice));
      page.plain(" · ").text(Sentence.number(count.proposals(), 0)).close();
    }
    page.close();
  }

  private static void table(Markup page, ProposalList list) {
    if (list.proposals().isEmpty()) {
      page.element(
          "p", new Sentence("There is nothing to propose.", "Es gibt nichts vorzuschlagen."));
      return;
    }
    page.open("div", "class", "scroll").open("table").open("thead").open("tr");
    HEAD.forEach(cell -> page.element("th", cell));
    page.close().close().open("tbody");
    list.proposals().forEach(proposal -> row(page, list.connection(), proposal));
    page.close().close().close();
    if (list.proposals().size() == ProposalList.SHOWN) {
      page.element(
          "p",
          new Sentence(
                  "The most pressing %s; 'mahnwerk proposals %s --out DIR' writes them all.",
                  "Die dringendsten %s; 'mahnwerk proposals %s --out DIR' schreibt alle.")
              .with(Sentence.number(ProposalList.SHOWN, 0), Sentence.same(list.connection())));
    }
  }

  private static void row(Markup page, String connection, Proposal proposal) {
    ProposalText text = new ProposalText(proposal);
    String company = proposal.debtor().companyCode().value();
    String number = proposal.debtor().number();
    page.open("tr").open("td");
    page.open(
        "a", "href", DebtorController.address(new DebtorDesk.Asked(connection, company, number)));
    page.plain(company + " / " + number).close().close();
    page.element("td", text.kind()).element("td", text.choice()).element("td", text.reason());
    page.open("td").plain(proposal.until().map(Object::toString).orElse("")).close().close();
  }
}
