package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.FileExchange;
import io.mahnwerk.core.spi.FileExchange.FileReport;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.Page;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folder of a small office, what its clerk puts there, and a connector on it. */
final class TestOffice implements AutoCloseable {
  static final ConnectionId BOOKS = new ConnectionId("kanzlei");
  static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final String HEADINGS =
      "Konto;Belegfeld 1;Belegdatum;Fälligkeitsdatum;Gegenkonto;Umsatz Soll;Umsatz Haben;Offener"
          + " Saldo;Soll-/Haben-Kennzeichen;Währungskennung;Typ des"
          + " Postens;Ausgleichs-Kennzeichen;Mahnstufe;Mahndatum 1;Mahn-/ Zahlsperre;Temporäre Mahn-/"
          + " Zahlsperre;Sachverhalt;Zahlweise;Buchungstext\r\n";

  final Path root;
  final Map<String, String> settings = new HashMap<>();
  private LocalDate today = TODAY;
  private int exports;
  private DatevConnector connector;

  TestOffice(Path root) {
    this.root = root;
    settings.put("folder", root.toString());
    settings.put("berater", "29098");
    settings.put("mandant", "55003");
    connector = open();
  }

  DatevConnector connector() {
    return connector;
  }

  FileExchange files() {
    return connector.files().orElseThrow();
  }

  /** Another connector on the same folder, as after a restart. */
  DatevConnector restart() {
    connector.close();
    connector = open();
    return connector;
  }

  private DatevConnector open() {
    return (DatevConnector)
        new DatevConnectorProvider().open(new ConnectorContext(BOOKS, settings, clock()));
  }

  DatevDesk desk() {
    return new DatevDesk(
        new DatevSettings(new ConnectorContext(BOOKS, settings, clock())), DatevInbox::new);
  }

  Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return BERLIN;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return today.atTime(8, 0).atZone(BERLIN).toInstant();
      }
    };
  }

  void startDay(LocalDate day) {
    today = day;
  }

  Path folder(String name) {
    return root.resolve("29098-55003").resolve(name);
  }

  /** An invoice that is open. */
  static String invoice(String account, String number, String euros, String due) {
    return invoice(account, number, euros, due, "");
  }

  static String invoice(
      String account, String number, String euros, String due, String blockedUntil) {
    return row(account, number, "01052026", due, euros + ";0,00;" + euros, "Rechnung", "")
        + ";0;;0;"
        + blockedUntil
        + ";;;Ware\r\n";
  }

  static String row(
      String account,
      String number,
      String date,
      String due,
      String amounts,
      String type,
      String cleared) {
    return String.join(";", account, number, date, due, "8400", amounts, "S", "EUR", type, cleared);
  }

  static String paid(String account, String number, String euros, String due, String paidOn) {
    return row(account, number, "01052026", due, euros + ";0,00;0,00", "Rechnung", "A")
        + ";0;;0;;;;Ware\r\n"
        + row(account, number, paidOn, "", "0,00;" + euros + ";0,00", "Zahlung", "A")
        + ";;;;;;;Zahlung\r\n";
  }

  void exportItems(String... rows) {
    put("OPOS_%03d.csv".formatted(++exports), HEADINGS + String.join("", rows));
  }

  /** A company debtor; cells by their number from 1. */
  static String debtor(String account, Map<Integer, String> more) {
    Map<Integer, String> cells =
        new HashMap<>(Map.of(1, account, 2, "\"Muster " + account + "\"", 7, "\"2\""));
    cells.putAll(more);
    return TestFiles.row(254, cells);
  }

  void exportDebtors(String... rows) {
    put("DTVF_Debitoren_%03d.csv".formatted(++exports), debtorFile(rows));
  }

  static String debtorFile(String... rows) {
    return TestFiles.DEBTOR_HEADER + TestFiles.debtorHeadings() + String.join("", rows);
  }

  Path put(String name, String content) {
    return put(name, content, today.atTime(6, 0).atZone(BERLIN).toInstant().plusMillis(exports));
  }

  Path put(String name, String content, Instant writtenAt) {
    try {
      Files.createDirectories(folder("eingang"));
      Path file = TestFiles.write(folder("eingang"), name, content, TestFiles.WINDOWS_1252);
      Files.setLastModifiedTime(file, FileTime.from(writtenAt));
      return file;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  List<FileReport> take() {
    return files().takeWaiting();
  }

  /** Every change from the start, in the order told. */
  List<Change> readAll() {
    return readFrom(SyncCursor.START);
  }

  List<Change> readFrom(SyncCursor cursor) {
    List<Change> all = new ArrayList<>();
    Page page = connector.receivables().read(cursor);
    all.addAll(page.changes());
    while (!page.last()) {
      page = connector.receivables().read(page.next());
      all.addAll(page.changes());
    }
    end = page.next();
    return all;
  }

  /** Where the last reading ended. */
  SyncCursor end = SyncCursor.START;

  OpenItem item(String key) {
    return connector
        .receivables()
        .reread(
            List.of(
                new io.mahnwerk.core.model.OpenItemRef(
                    BOOKS, new io.mahnwerk.core.model.CompanyCode("55003"), key)))
        .stream()
        .map(change -> ((Change.Open) change).item())
        .findFirst()
        .orElseThrow();
  }

  static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Override
  public void close() {
    connector.close();
  }
}
