package io.mahnwerk.app.serve;

import io.mahnwerk.app.files.FileDesk;
import io.mahnwerk.app.files.OfficeRow;
import io.mahnwerk.app.report.Markup;
import io.mahnwerk.app.report.PageFrame;
import io.mahnwerk.core.model.Sentence;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The page on which a person brings and fetches files, each client with how it stands.
 *
 * @param form proves that a file comes from this page
 * @param said what came of the last file, and what is odd about single rows of it
 */
record FilesPage(String form, List<Sentence> said) {
  private static final Sentence NOTICE =
      new Sentence(
          "What is brought is taken at once; 'mahnwerk cycle' or 'watch' makes something of it.",
          "Was hochgeladen wird, ist sofort eingelesen; 'mahnwerk cycle' oder 'watch' macht etwas"
              + " daraus.");

  private static final Sentence MISSING_ARE_PAID =
      new Sentence(
          "What is missing in the list is paid (--missing-are-paid)",
          "Was in der Liste fehlt, ist bezahlt (--missing-are-paid)");

  String html(Locale first, List<FileDesk.Given> clients) {
    return new PageFrame(first, NOTICE)
        .html(
            page -> {
              PageFrame.header(page, new Sentence("Files", "Dateien"));
              saidOf(page);
              table(page, first, clients);
              batch(page, clients);
              clients.forEach(client -> section(page, client));
            });
  }

  private void saidOf(Markup page) {
    if (said.isEmpty()) {
      return;
    }
    page.open("div", "role", "status").element("p", said.get(0), "class", "lead").open("ul");
    said.subList(1, said.size()).forEach(row -> page.element("li", row));
    page.close().close();
  }

  private static void table(Markup page, Locale first, List<FileDesk.Given> clients) {
    page.open("div", "class", "scroll").open("table").open("thead").open("tr");
    OfficeRow.HEAD.forEach(cell -> page.element("th", cell));
    page.close().close().open("tbody");
    for (FileDesk.Given client : clients) {
      page.open("tr");
      client.row().cells(first).forEach(cell -> page.open("td").plain(cell).close());
      page.close();
    }
    page.close().close().close();
  }

  private static void batch(Markup page, List<FileDesk.Given> clients) {
    if (clients.stream().anyMatch(client -> !client.row().exportCommands().isEmpty())) {
      page.open("p").open("a", "href", FilesController.BATCH);
      page.element(
          "span",
          new Sentence(
              "One batch file that exports all of them", "Ein Stapel, der für alle exportiert"));
      page.close().close();
    }
  }

  private void section(Markup page, FileDesk.Given client) {
    page.open("section", "class", "card");
    page.open("h2").plain(client.row().connection()).close();
    page.open(
        "form", "method", "post", "action", FilesController.PATH, "enctype", "multipart/form-data");
    page.empty("input", "type", "hidden", "name", "form", "value", form);
    page.empty("input", "type", "hidden", "name", "connection", "value", client.row().connection());
    page.empty("input", "type", "file", "name", "file", "required", "required");
    page.element("button", new Sentence("Bring", "Hochladen"), "type", "submit");
    page.open("label");
    page.empty("input", "type", "checkbox", "name", "missing", "value", "PAID");
    page.element("span", MISSING_ARE_PAID).close();
    page.close();
    client.row().remark().ifPresent(remark -> page.element("p", remark));
    page.open("ul");
    for (String name : client.names()) {
      page.open("li").open("a", "href", address(client.row().connection(), name));
      page.plain(name).close().close();
    }
    page.close().close();
  }

  private static String address(String connection, String name) {
    return FilesController.ONE
        + "?connection="
        + URLEncoder.encode(connection, StandardCharsets.UTF_8)
        + "&name="
        + URLEncoder.encode(name, StandardCharsets.UTF_8);
  }
}
