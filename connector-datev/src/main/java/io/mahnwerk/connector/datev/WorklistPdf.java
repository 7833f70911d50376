package io.mahnwerk.connector.datev;

import java.io.IOException;
import java.io.OutputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/**
 * The worklist on paper, A4 across, with a box to tick on each line. Letters that the built-in font
 * does not have are shown without their accents or as a question mark; the other two files have
 * them.
 */
final class WorklistPdf {
  private static final PDRectangle PAPER =
      new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());
  private static final float[] WIDTHS = {26, 48, 118, 86, 52, 52, 58, 40, 76, 52, 144};
  private static final float MARGIN = 40;
  private static final float SIZE = 8;
  private static final float LEADING = 10.5f;
  private static final float TITLE_SIZE = 12;

  private final PDDocument document;
  private final String title;
  private final PDFont plain = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
  private final PDFont bold = new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD);
  private int page;

  private WorklistPdf(PDDocument document, String title) {
    this.document = document;
    this.title = title;
  }

  static void write(OutputStream out, List<WorklistLine> lines, String title) throws IOException {
    try (PDDocument document = new PDDocument()) {
      new WorklistPdf(document, title).write(lines);
      document.save(out);
    }
  }

  private void write(List<WorklistLine> lines) throws IOException {
    int next = 0;
    do {
      next = writePage(lines, next);
    } while (next < lines.size());
  }

  /** Writes as many lines as fit and returns the first that did not. */
  private int writePage(List<WorklistLine> lines, int first) throws IOException {
    PDPage paper = new PDPage(PAPER);
    document.addPage(paper);
    try (PDPageContentStream canvas = new PDPageContentStream(document, paper)) {
      float y = PAPER.getHeight() - MARGIN;
      show(canvas, bold, TITLE_SIZE, MARGIN, y, title + ", Seite " + ++page);
      y -= 2 * LEADING;
      y = writeRow(canvas, bold, y, wrapped(WorklistFile.HEADINGS, bold));
      int next = first;
      while (next < lines.size()) {
        List<List<String>> row = wrapped(WorklistCsv.cells(next + 1, lines.get(next)), plain);
        if (y - height(row) < MARGIN) {
          break;
        }
        canvas.addRect(MARGIN - 12, y - SIZE + LEADING - 4, 6, 6);
        canvas.stroke();
        y = writeRow(canvas, plain, y, row);
        next++;
      }
      return next;
    }
  }

  private float writeRow(PDPageContentStream canvas, PDFont font, float y, List<List<String>> cells)
      throws IOException {
    float x = MARGIN;
    for (int column = 0; column < cells.size(); column++) {
      List<String> parts = cells.get(column);
      for (int i = 0; i < parts.size(); i++) {
        show(canvas, font, SIZE, x, y - i * LEADING, parts.get(i));
      }
      x += WIDTHS[column];
    }
    return y - height(cells);
  }

  private static float height(List<List<String>> cells) {
    return 3 + LEADING * cells.stream().mapToInt(List::size).max().orElse(1);
  }

  private List<List<String>> wrapped(List<String> cells, PDFont font) throws IOException {
    List<List<String>> all = new ArrayList<>();
    for (int column = 0; column < cells.size(); column++) {
      all.add(wrap(printable(cells.get(column)), font, WIDTHS[column] - 4));
    }
    return all;
  }

  /** Breaks between words, and within a word that is wider than its column. */
  private static List<String> wrap(String text, PDFont font, float width) throws IOException {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int space = -1;
    for (int i = 0; i < text.length(); i++) {
      space = text.charAt(i) == ' ' ? part.length() : space;
      part.append(text.charAt(i));
      if (font.getStringWidth(part.toString()) / 1000 * SIZE > width && part.length() > 1) {
        int cut = space > 0 ? space : part.length() - 1;
        parts.add(part.substring(0, cut).strip());
        part.delete(0, cut);
        space = -1;
      }
    }
    parts.add(part.toString().strip());
    return parts;
  }

  private static void show(
      PDPageContentStream canvas, PDFont font, float size, float x, float y, String text)
      throws IOException {
    canvas.beginText();
    canvas.setFont(font, size);
    canvas.newLineAtOffset(x, y);
    canvas.showText(text);
    canvas.endText();
  }

  private String printable(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(c -> shown.append(printable(c)));
    return shown.toString();
  }

  private String printable(int letter) {
    String text = Character.toString(letter);
    if (canShow(text)) {
      return text;
    }
    String bare = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return canShow(bare) ? bare : "?";
  }

  private boolean canShow(String text) {
    try {
      return !text.isEmpty() && plain.encode(text).length > 0;
    } catch (IOException | IllegalArgumentException unknown) {
      return false;
    }
  }
}
