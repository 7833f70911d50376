package io.mahnwerk.app.serve;

import io.mahnwerk.app.output.ExpectedText;
import io.mahnwerk.app.propose.ProposalText;
import io.mahnwerk.app.receipt.ReactionTable;
import io.mahnwerk.app.report.Markup;
import io.mahnwerk.app.report.PageFrame;
import io.mahnwerk.app.report.PageTable;
import io.mahnwerk.core.model.ItemHistory.TakenBackComplaint;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.Receipt;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The page of one debtor: proposals, what is advised and why, how it answers, and a button for its
 * complaints, which can be taken back.
 *
 * @param form proves that a complaint comes from this page
 * @param said what came of the last one
 */
record DebtorPage(DebtorDesk.Asked asked, String form, Optional<Sentence> said) {

  String html(Locale first, DebtorView view) {
    return new PageFrame(first, ProposalsPage.NOTICE)
        .html(
            page -> {
              PageFrame.header(page, title(view));
              said.ifPresent(text -> page.element("p", text, "class", "lead", "role", "status"));
              page.open("p").open("a", "href", DebtorController.PROPOSALS);
              page.text(new Sentence("All proposals", "Alle Vorschläge")).close().close();
              proposals(page, view);
              page.open("div", "class", "grid");
              ReactionFigure.own(view.own()).writeTo(page);
              ReactionFigure.all(view.all()).writeTo(page);
              page.close();
              view.items().forEach(item -> item(page, view, item));
            });
  }

  private Sentence title(DebtorView view) {
    return Sentence.same(
        "%s · %s / %s · %s"
            .formatted(
                asked.connection(),
                asked.companyCode(),
                asked.number(),
                view.account().debtor().name()));
  }

  private static void proposals(Markup page, DebtorView view) {
    page.open("section", "class", "card");
    page.element("h2", new Sentence("Proposals", "Vorschläge"));
    new PageTable(page)
        .texts(3)
        .rows(
            view.proposals().stream()
                .map(ProposalText::new)
                .map(text -> List.of(text.kind(), text.choice(), text.reason()))
                .toList());
    page.close();
  }

  private void item(Markup page, DebtorView view, DebtorView.Item shown) {
    OpenItem item = shown.item();
    page.open("section", "class", "card");
    page.element(
        "h3", new Sentence("Document %s", "Beleg %s").with(Sentence.same(item.documentNumber())));
    page.element(
        "p",
        new Sentence("due %s · open %s · level %s", "fällig %s · offen %s · Mahnstufe %s")
            .with(
                Sentence.same(item.netDueDate().toString()),
                Sentence.of(item.openAmount()),
                Sentence.same(item.dunning().level().toString())));
    shown.advice().ifPresent(receipt -> advice(page, receipt, shown.counterfactual()));
    shown.reactions().ifPresent(table -> reactions(page, table));
    shown.complaints().forEach(day -> complained(page, item, day));
    shown.takenBack().forEach(one -> takenBack(page, one));
    complaint(page, view, item);
    page.close();
  }

  private static void advice(Markup page, Receipt receipt, Optional<Reason> counterfactual) {
    Recommendation advice = receipt.recommendation();
    Sentence decided =
        advice
            .decision()
            .match(
                dun ->
                    new Sentence("dun on %s", "mahnen am %s")
                        .with(Sentence.same(dun.day().toString())),
                wait ->
                    new Sentence("wait until %s", "warten bis %s")
                        .with(Sentence.same(wait.review().toString())),
                leave -> new Sentence("left to the clerk", "beim Sachbearbeiter"));
    page.element(
        "p",
        new Sentence(
                "Advised on %s: %s; former day %s (receipt %s)",
                "Empfohlen am %s: %s; bisheriger Tag %s (Beleg der Empfehlung %s)")
            .with(
                Sentence.same(advice.decidedOn().toString()),
                decided,
                Sentence.same(advice.formerDay().toString()),
                Sentence.same(advice.item().connection() + ":" + receipt.number())));
    new ExpectedText(advice.expected())
        .sentence()
        .ifPresent(sentence -> page.element("p", sentence));
    page.open("ul");
    Stream.concat(advice.reasons().stream(), counterfactual.stream())
        .forEach(
            reason ->
                page.element(
                    "li", new Sentence(reason.text(Locale.ENGLISH), reason.text(Locale.GERMAN))));
    page.close();
  }

  private static void reactions(Markup page, ReactionTable table) {
    page.element(
        "p",
        new Sentence(
            "What the model expected of the next notice by its day. Expected, not counted:",
            "Was das Modell von der nächsten Mahnung je nach Tag erwartete. Erwartet, nicht"
                + " gezählt:"));
    new PageTable(page).head(ReactionTable.HEAD).rows(table.rows());
  }

  private void complained(Markup page, OpenItem item, LocalDate day) {
    form(page, item);
    hidden(page, "day", day.toString());
    page.text(
        new Sentence("Complained on %s.", "Beschwerde am %s.").with(Sentence.same(day.toString())));
    page.plain(" ");
    page.element(
        "button",
        new Sentence("Take back", "Zurücknehmen"),
        "type",
        "submit",
        "name",
        "decision",
        "value",
        DebtorController.TAKE_BACK);
    page.close();
  }

  private static void takenBack(Markup page, TakenBackComplaint one) {
    page.element(
        "p",
        new Sentence(
                "A complaint of %s, recorded on %s, was taken back on %s.",
                "Eine Beschwerde vom %s, vermerkt am %s, wurde am %s zurückgenommen.")
            .with(
                Sentence.same(one.told().complainedOn().toString()),
                Sentence.same(one.told().recordedOn().toString()),
                Sentence.same(one.takenBackOn().toString())));
  }

  private void form(Markup page, OpenItem item) {
    page.open("form", "method", "post", "action", DebtorController.DEBTOR);
    hidden(page, "form", form);
    hidden(page, "connection", asked.connection());
    hidden(page, "company", asked.companyCode());
    hidden(page, "number", asked.number());
    hidden(page, "document", item.documentNumber());
  }

  private void complaint(Markup page, DebtorView view, OpenItem item) {
    form(page, item);
    String today = view.today().toString();
    page.open("label").text(new Sentence("Day", "Tag")).plain(" ");
    page.empty("input", "type", "date", "name", "day", "value", today, "max", today);
    page.close().plain(" ");
    page.element(
        "button", new Sentence("Record a complaint", "Beschwerde vermerken"), "type", "submit");
    page.close();
  }

  private static void hidden(Markup page, String name, String value) {
    page.empty("input", "type", "hidden", "name", name, "value", value);
  }
}
