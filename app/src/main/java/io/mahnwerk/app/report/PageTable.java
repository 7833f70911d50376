package io.mahnwerk.app.report;

import io.mahnwerk.core.model.Sentence;
import java.util.List;

/** A table of the page: texts to the left, numbers to the right. */
public final class PageTable {
  private final Markup page;
  private List<Sentence> head = List.of();
  private int texts = 1;

  public PageTable(Markup page) {
    this.page = page;
  }

  public PageTable head(List<Sentence> cells) {
    head = List.copyOf(cells);
    return this;
  }

  /** How many columns from the left hold texts; in a wide table so does the last. */
  public PageTable texts(int columns) {
    texts = columns;
    return this;
  }

  public void rows(List<List<Sentence>> rows) {
    page.open("div", "class", "scroll").open("table");
    if (!head.isEmpty()) {
      page.open("thead");
      row("th", head);
      page.close();
    }
    page.open("tbody");
    rows.forEach(cells -> row("td", cells));
    page.close().close().close();
  }

  private void row(String cell, List<Sentence> cells) {
    page.open("tr");
    for (int column = 0; column < cells.size(); column++) {
      boolean text = column < texts || texts > 1 && column == cells.size() - 1;
      page.element(cell, cells.get(column), "class", style(text, cells.get(column)));
    }
    page.close();
  }

  private static String style(boolean text, Sentence cell) {
    String side = text ? "text" : "number";
    return switch (cell.english().isEmpty() ? ' ' : cell.english().charAt(0)) {
      case '✓' -> side + " good";
      case '✗' -> side + " broken";
      default -> side;
    };
  }
}
