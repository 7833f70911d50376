package io.mahnwerk.connector.datev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gives damaged files to every reader: a few thousand, or as many as {@code -Dmahnwerk.fuzz=N}
 * says. A file may be refused and a row left out, with a sentence in both languages; a row that is
 * understood must say what its cells say, worked out here in another way; and nothing else may
 * happen.
 */
class ReaderFuzzTest {
  private static final int INPUTS = Integer.getInteger("mahnwerk.fuzz", 4_000);
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final String OPOS =
      "Konto;Belegfeld 1;Belegdatum;Fälligkeit;Offener Saldo;Mahnstufe;Mahndatum 1;Mahn-/ Zahlsperre;"
          + "Buchungstext\r\n";

  @TempDir private Path folder;

  private final Random random = new Random(20260630);
  private final Mutation mutation = new Mutation(random);
  private final Map<String, Integer> outcomes = new HashMap<>();

  private String firstLine = "";

  @Test
  @Timeout(value = 4, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void refusesOrUnderstandsWhateverItIsGiven() throws IOException {
    for (int i = 0; i < INPUTS; i++) {
      int kind = random.nextInt(20);
      byte[] bytes = mutation.of(whole(kind));
      Path file = TestFiles.write(folder, "in.csv", bytes);
      try {
        read(kind, file);
      } catch (FileRefusal refused) {
        check(refused.fault());
        count("files refused");
      } catch (RuntimeException | AssertionError crashed) {
        throw new AssertionError(
            "Input " + i + " of kind " + kind + ": " + new String(bytes, TestFiles.WINDOWS_1252),
            crashed);
      }
    }
    System.out.println(INPUTS + " inputs: " + new java.util.TreeMap<>(outcomes));
    assertThat(outcomes.keySet())
        .contains("files refused", "rows left out", "rows understood", "files copied", "XML read");
  }

  private void read(int kind, Path file) throws IOException {
    if (kind < 9) {
      readAll(file, () -> OposFile.open(file, OposLayout.USUAL, EUR), this::checkOpos);
    } else if (kind < 13) {
      readAll(file, () -> DebtorFile.open(file, TestFiles.CLIENT), this::checkDebtor);
      writeDebtors(file);
    } else if (kind < 17) {
      readAll(file, () -> PostingFile.open(file, TestFiles.CLIENT), this::checkPosting);
    } else if (kind == 17) {
      readAll(file, () -> TermsFile.open(file, TestFiles.CLIENT), (row, raw) -> {});
    } else if (kind == 18) {
      assertThat(FormatDescription.read(file).labels()).isNotEmpty();
      count("XML read");
    } else {
      LedgerXmlEditor.edit(file, folder.resolve("out.xml"), invoice -> true);
      count("XML read");
    }
  }

  private <T> void readAll(
      Path file, java.util.function.Supplier<FileRows<T>> opened, Check<T> check)
      throws IOException {
    Map<Long, RawRow> raw = copyAndKeep(file);
    try (FileRows<T> rows = opened.get()) {
      while (rows.hasNext()) {
        Reading<T> reading = rows.next();
        if (reading instanceof Reading.Good<T> good) {
          count("rows understood");
          check.of(good.row(), raw.get(good.line()));
        } else if (reading instanceof Reading.Bad<T> bad) {
          count("rows left out");
          check(bad.fault());
        }
      }
    }
  }

  /** The raw rows by line, having made sure that a copy is the same to the byte. */
  private Map<Long, RawRow> copyAndKeep(Path file) throws IOException {
    Map<Long, RawRow> rows = new HashMap<>();
    Path copy = folder.resolve("copy.csv");
    RowCopy.copy(
        file,
        copy,
        row -> {
          rows.put(row.line(), row);
          return Optional.of(row);
        });
    assertThat(Files.mismatch(file, copy)).isEqualTo(-1);
    count("files copied");
    firstLine = rows.containsKey(1L) ? String.join(";", rows.get(1L).cells()) : "";
    return rows;
  }

  private void checkOpos(OposRow row, RawRow raw) {
    assertThat(raw).isNotNull();
    // Headings are believed: where they were damaged, another column may be meant.
    if (!firstLine.equals(OPOS.strip())) {
      return;
    }
    assertThat(raw.value(0)).isEqualTo(row.account());
    assertThat(raw.value(1)).isEqualTo(row.invoice());
    checkDay(raw.value(2), Optional.of(row.date()));
    checkDay(raw.value(3), row.due());
    checkAmount(raw.value(4), row.balance().amount());
    if (row.dunning().blocksShown()) {
      assertThat(raw.value(7).equals("1")).isEqualTo(row.dunning().block());
    }
  }

  private void checkDebtor(DebtorRow row, RawRow raw) {
    assertThat(raw.value(0)).isEqualTo(row.account());
    checkDay(raw.value(232), row.blockedUntil());
    row.limitAmount().ifPresent(amount -> checkAmount(raw.value(126), amount));
  }

  private void checkPosting(PostingRow row, RawRow raw) {
    assertThat(raw.value(6)).isEqualTo(row.account());
    assertThat(raw.value(10)).isEqualTo(row.invoice());
    checkAmount(raw.value(0), row.amount().amount());
    checkDay(raw.value(110), row.blockedUntil());
  }

  private static void checkAmount(String text, BigDecimal amount) {
    boolean behind = text.endsWith("-");
    String plain = (behind ? "-" + text.substring(0, text.length() - 1) : text);
    assertThat(new BigDecimal(plain.replace(".", "").replace(',', '.')))
        .isEqualByComparingTo(amount);
  }

  private static void checkDay(String text, Optional<LocalDate> day) {
    if (day.isEmpty()) {
      assertThat(text).isIn("", "0");
      return;
    }
    String[] parts = text.split("\\.");
    String digits =
        parts.length == 3
            ? "%2s%2s%s".formatted(parts[0], parts[1], parts[2]).replace(' ', '0')
            : "%8s".formatted(text).replace(' ', '0');
    assertThat(digits).isEqualTo(DebtorChange.DATE.format(day.get()));
  }

  /** Writing the debtors that could be read changes nothing in them but the block. */
  private void writeDebtors(Path file) {
    Map<String, DebtorRow> before = debtors(file);
    Map<String, DebtorChange> changes = new HashMap<>();
    Optional<LocalDate> until = Optional.of(LocalDate.of(2027, 1, 2));
    before.keySet().forEach(account -> changes.put(account, DebtorChange.blockedUntil(until)));
    Path out = folder.resolve("out.csv");
    var written = DebtorFileWriter.write(file, out, TestFiles.CLIENT, changes);
    Map<String, DebtorRow> after = debtors(out);
    assertThat(after.keySet()).isEqualTo(written);
    after.forEach(
        (account, row) -> {
          assertThat(row.blockedUntil()).isEqualTo(until);
          assertThat(row.name()).isEqualTo(before.get(account).name());
          assertThat(row.ownFields()).isEqualTo(before.get(account).ownFields());
          assertThat(row.periods()).isEqualTo(before.get(account).periods());
        });
    count("debtors written");
  }

  private static Map<String, DebtorRow> debtors(Path file) {
    Map<String, DebtorRow> debtors = new HashMap<>();
    try (FileRows<DebtorRow> rows = DebtorFile.open(file, TestFiles.CLIENT)) {
      rows.forEachRemaining(
          reading -> {
            if (reading instanceof Reading.Good<DebtorRow> good) {
              debtors.put(good.row().account(), good.row());
            }
          });
    }
    return debtors;
  }

  private static void check(FileFault fault) {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      assertThat(fault.sentence().in(locale)).startsWith(fault.file()).endsWith(".").contains("; ");
      assertThat(fault.sentence().in(locale))
          .doesNotContain("%s")
          .doesNotContainPattern("\\p{Cntrl}");
    }
  }

  private void count(String outcome) {
    outcomes.merge(outcome, 1, Integer::sum);
  }

  private byte[] whole(int kind) {
    if (kind < 9) {
      return encoded(OPOS + opos() + opos() + opos());
    }
    if (kind < 13) {
      return encoded(TestFiles.DEBTOR_HEADER + TestFiles.debtorHeadings() + debtor() + debtor());
    }
    if (kind < 17) {
      return encoded(
          TestFiles.POSTING_HEADER + TestFiles.postingHeadings(125) + posting() + posting());
    }
    return switch (kind) {
      case 17 -> encoded(terms());
      case 18 -> encoded(format());
      default -> ledger().getBytes(StandardCharsets.UTF_8);
    };
  }

  private byte[] encoded(String text) {
    return switch (random.nextInt(6)) {
      case 0 -> text.getBytes(StandardCharsets.UTF_8);
      case 1 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
      case 2 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
      default -> text.getBytes(TestFiles.WINDOWS_1252);
    };
  }

  private String opos() {
    return "%d;\"RE-%d\";%02d%02d2026;%s;%s;%d;01032026;%d;\"Müller; \"\"Bau\"\"\"\r\n"
        .formatted(
            10_000 + random.nextInt(20),
            random.nextInt(100),
            1 + random.nextInt(28),
            1 + random.nextInt(12),
            random.nextBoolean() ? "15.03.2026" : "",
            random.nextBoolean() ? "1.234,56" : "-7,5",
            random.nextInt(4),
            random.nextInt(2));
  }

  private String debtor() {
    return TestFiles.row(
        254,
        Map.of(
            1,
            Integer.toString(10_000 + random.nextInt(9)),
            2,
            "\"Söhne; \"\"x\"\"\"",
            121,
            "7",
            127,
            "5,1",
            137,
            "\"frei\"",
            233,
            "01022026",
            250,
            "1",
            251,
            "10"));
  }

  private String posting() {
    return TestFiles.row(
        125,
        Map.of(
            1,
            "380,8",
            2,
            "\"S\"",
            7,
            "10000",
            8,
            "8400",
            10,
            "506",
            11,
            "\"RE-1\"",
            15,
            "0",
            111,
            "31122026",
            14,
            "\"Übertrag\""));
  }

  private static String terms() {
    return TestFiles.DEBTOR_HEADER.replace(
            "16;\"Debitoren/Kreditoren\";5", "46;\"Zahlungsbedingungen\";2")
        + "Nummer;Bezeichnung;Fälligkeitstyp;Skonto 1%;Skonto 1 Tage;Skonto 2 %;Skonto 2 Tage;Fällig"
        + " Tage\r\n11;\"30 Tage\";1;300;10;;;30\r\n";
  }

  private static String format() {
    return "<FormatDescription><Format><Name>x</Name></Format><Field><OrdinalNumber>0</OrdinalNumber>"
        + "<Label>Konto</Label><Exportable>1</Exportable></Field></FormatDescription>\r\n";
  }

  private static String ledger() {
    return "<LedgerImport xmlns=\"http://xml.datev.de/bedi/tps/ledger/v060\" version=\"6.0\"><consolidate>"
        + "<accountsReceivableLedger><date>2026-06-01</date><amount>119.00</amount>"
        + "<currencyCode>EUR</currencyCode><invoiceId>RE-1</invoiceId><bpAccountNo>10000</bpAccountNo>"
        + "</accountsReceivableLedger></consolidate></LedgerImport>\r\n";
  }

  /** Looks whether a row that was understood says what its cells say. */
  private interface Check<T> {
    void of(T row, RawRow raw);
  }
}
