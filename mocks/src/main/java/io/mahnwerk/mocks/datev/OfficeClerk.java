package io.mahnwerk.mocks.datev;

import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The clerk who imports the debtors' files and enters what her worklists ask for. She leaves alone
 * what she finds cleared or blocked without an end, and reads of two lines for one item only the
 * newer.
 */
final class OfficeClerk {
  private static final int WRONG_BY_DAYS = 7;

  private final SimulatedLedger ledger;
  private final OfficeFolder folder;
  private final FileImport debtors;
  private final FileImport postings;
  private final FileImport invoices;
  private final Set<String> seen = new HashSet<>();
  private final Map<String, WorklistLine> late = new LinkedHashMap<>();
  private final Map<String, WorklistLine> forgotten = new LinkedHashMap<>();
  private final List<String> enteredOtherwise = new ArrayList<>();
  private long mistakes;

  /** Imports a file by its name and content into the books of today. */
  @FunctionalInterface
  interface FileImport {
    ImportProtocol run(String name, String content);
  }

  /** What she imports: debtors, Buchungsstapel, and invoices as ledger XML. */
  record Imports(FileImport debtors, FileImport postings, FileImport invoices) {}

  OfficeClerk(SimulatedLedger ledger, OfficeFolder folder, Imports imports) {
    this.ledger = ledger;
    this.folder = folder;
    this.debtors = imports.debtors();
    this.postings = imports.postings();
    this.invoices = imports.invoices();
  }

  /** Takes in everything that was given out since she last looked, and what she put off. */
  void work(ClerkMood mood) {
    Map<String, WorklistLine> lines = new LinkedHashMap<>();
    for (Path file : folder.givenOut()) {
      String name = file.getFileName().toString();
      if (seen.add(name)) {
        take(name, folder.content(file), lines);
      }
    }
    List<WorklistLine> putOff = List.copyOf(late.values());
    late.clear();
    putOff.stream()
        .filter(line -> !lines.containsKey(line.key()))
        .forEach(line -> carryOut(line, ClerkMood.Deed.DONE));
    lines.values().forEach(line -> carryOut(line, mood.next()));
  }

  /** Does what is left, also what she had forgotten. */
  void finish() {
    work(ClerkMood.DILIGENT);
    List<WorklistLine> left = List.copyOf(forgotten.values());
    forgotten.clear();
    left.forEach(line -> carryOut(line, ClerkMood.Deed.DONE));
  }

  /** Takes everything in once more when she works the next time. */
  void forgetWhatWasTaken() {
    seen.clear();
  }

  /** How many lines she did not carry out as they stood when she came to them. */
  long mistakes() {
    return mistakes;
  }

  /** The items for which she entered another day than her list named, since last asked. */
  List<String> enteredOtherwise() {
    List<String> keys = List.copyOf(enteredOtherwise);
    enteredOtherwise.clear();
    return keys;
  }

  private void take(String name, byte[] content, Map<String, WorklistLine> lines) {
    if (name.startsWith("EXTF_Debitoren") && name.endsWith(".csv")) {
      String text = new String(content, OfficeFolder.WINDOWS);
      folder.protocol(name, debtors.run(name, text).lines());
    } else if (name.startsWith("EXTF_Buchungsstapel") && name.endsWith(".csv")) {
      String text = new String(content, OfficeFolder.WINDOWS);
      folder.protocol(name, postings.run(name, text).lines());
    } else if (name.endsWith(".xml")) {
      String text = new String(content, StandardCharsets.UTF_8);
      folder.protocol(name, invoices.run(name, text).lines());
    } else if (name.startsWith("Mahnsperren_") && name.endsWith(".csv")) {
      for (WorklistLine line : WorklistLine.read(content)) {
        lines.remove(line.key());
        lines.put(line.key(), line);
      }
    }
  }

  private void carryOut(WorklistLine line, ClerkMood.Deed deed) {
    forgotten.remove(line.key());
    mistakes += deed == ClerkMood.Deed.DONE ? 0 : 1;
    switch (deed) {
      case FORGOTTEN -> forgotten.put(line.key(), line);
      case LATE -> late.put(line.key(), line);
      case WRONG -> enter(line, line.until().map(day -> day.plusDays(WRONG_BY_DAYS)));
      case DONE -> enter(line, line.until());
    }
  }

  private void enter(WorklistLine line, Optional<LocalDate> day) {
    Optional<LedgerItem> item = ledger.find(line.key()).filter(LedgerItem::isOpen);
    LocalDate today = ledger.today();
    String entered = day.filter(last -> !last.isBefore(today)).map(LocalDate::toString).orElse("");
    boolean nothingToDo = entered.isEmpty() == day.isPresent();
    if (item.isEmpty() || nothingToDo || isLeftAlone(item.get(), entered)) {
      return;
    }
    String listed = line.until().map(LocalDate::toString).orElse("");
    if (!entered.equals(listed)) {
      enteredOtherwise.add(line.key());
    }
    ledger.edit(
        line.key(),
        open ->
            open.withReference(DatevMarks.UNTIL, entered, today)
                .withReference(DatevMarks.LISTED, listed, today));
  }

  /** What she blocked herself stays, and what stands there already need not be entered. */
  private static boolean isLeftAlone(LedgerItem item, String entered) {
    boolean hers = !DatevMarks.until(item).equals(DatevMarks.listed(item));
    return !item.blockReason().isBlank()
        || hers && entered.isEmpty()
        || item.references().getOrDefault(DatevMarks.UNTIL, "").equals(entered);
  }
}
