package io.mahnwerk.mocks.datev;

import io.mahnwerk.mocks.kit.LedgerScenario;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A running office with one debtor and three overdue invoices, and what a stranger does to it. */
final class OfficeSite implements AutoCloseable {
  static final LocalDate TODAY = LedgerScenario.TODAY;

  final LedgerScenario scenario = new LedgerScenario(new SimulatedDatevProvider());
  final SimulatedLedger ledger = scenario.withOverdueInvoices(3).ledger();
  final List<String> keys = ledger.items().stream().map(LedgerItem::key).toList();
  final String debtor = ledger.items().get(0).debtor();
  final SimulatedDatev datev;

  OfficeSite() {
    this(Map.of());
  }

  OfficeSite(Map<String, String> options) {
    datev = SimulatedDatev.start(ledger, DatevOptions.of(options));
  }

  /** The lines of the newest export whose name begins so, without line ends. */
  List<String> export(String kind) {
    try (Stream<Path> files = Files.list(datev.folder().inbox())) {
      Path newest =
          files
              .filter(file -> file.getFileName().toString().startsWith(kind))
              .max(Comparator.comparing(Path::getFileName))
              .orElseThrow();
      return List.of(new String(Files.readAllBytes(newest), OfficeFolder.WINDOWS).split("\r\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fields of the newest export's rows by heading. */
  List<Map<String, String>> items() {
    List<String> lines = export("OPOS");
    List<String> headings = Row.fields(lines.get(0));
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> fields = Row.fields(line);
      Map<String, String> row = new java.util.TreeMap<>();
      for (int i = 0; i < headings.size(); i++) {
        row.put(headings.get(i), fields.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /** The rows of one item, in the order of the export. */
  List<Map<String, String>> rows(String key) {
    return items().stream()
        .filter(row -> (row.get("Konto") + "/" + row.get("Belegfeld 1")).equals(key))
        .toList();
  }

  /** The debtor's row in the newest export. */
  List<String> debtorRow() {
    return export("DTVF_Debitoren").stream()
        .skip(2)
        .map(Row::fields)
        .filter(fields -> fields.get(0).equals(debtor))
        .findFirst()
        .orElseThrow();
  }

  /** Gives out a worklist of these tasks, each of key, task and day. */
  void worklist(String name, String[]... tasks) {
    StringBuilder text =
        new StringBuilder(
            "\uFEFF\"Zeile\";\"Konto\";\"Belegfeld 1\";\"Was tun\";\"Sperre bis\"\r\n");
    int line = 0;
    for (String[] task : tasks) {
      int slash = task[0].indexOf('/');
      Row row = new Row().text(Integer.toString(++line)).text(task[0].substring(0, slash));
      row.text(task[0].substring(slash + 1)).text(task[1]).text(task[2]);
      text.append(row).append("\r\n");
    }
    giveOut(name, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Gives out a debtor file with this row below the header of the newest export. */
  String debtorFile(String name, List<String> row) {
    List<String> export = export("DTVF_Debitoren");
    String content =
        export.get(0).replace("\"DTVF\"", "\"EXTF\"")
            + "\r\n"
            + export.get(1)
            + "\r\n"
            + DebtorCard.of(row).line()
            + "\r\n";
    giveOut(name, content.getBytes(OfficeFolder.WINDOWS));
    return content;
  }

  void giveOut(String name, byte[] content) {
    try {
      Files.write(datev.folder().outbox().resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> protocol(String name) {
    try {
      return Files.readAllLines(
          datev.folder().inbox().resolveSibling("importprotokoll").resolve(name + ".txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    datev.close();
  }
}
