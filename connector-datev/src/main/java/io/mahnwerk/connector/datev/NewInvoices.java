package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds new invoices of steered debtors to their former day before they are booked, since DATEV
 * itself would dun them by the opened Mahnfristen. Every other invoice comes back as it was. A
 * ledger XML can only block without an end, so it is changed only where the office asked for that.
 */
final class NewInvoices {
  private static final int MOST_NAMED = 40;

  private final DatevSettings settings;
  private final BookingBlocks blocks;

  NewInvoices(DatevSettings settings, DatevBooks books) {
    this.settings = settings;
    this.blocks = new BookingBlocks(settings, books);
  }

  /** Gives a Buchungsstapel back, with Postensperre bis where an invoice is to be held. */
  Intake postings(TakenFile file) {
    Path target = target(file, "EXTF_Buchungsstapel");
    PostingFileEditor.Edited edited =
        PostingFileEditor.edit(file.path(), target, settings.client(), blocks::of);
    blocks.keep();
    return new Intake(
        Takings.Kind.POSTINGS,
        edited.blocked(),
        edited.faults().size(),
        Takings.Shows.ALL,
        Stream.concat(edited.faults().stream().map(FileFault::sentence), blocks.findings().stream())
            .toList(),
        List.of(target),
        Optional.empty());
  }

  /** Gives a ledger XML back, with a block without an end where the office asked for it. */
  Intake ledgerXml(TakenFile file) {
    Path target = target(file, "");
    LedgerXmlEditor.Edited edited =
        LedgerXmlEditor.edit(
            file.path(),
            target,
            invoice -> settings.blocksWithoutEnd() && blocks.isSteered(invoice.account()));
    return new Intake(
        Takings.Kind.LEDGER_XML,
        edited.blocked(),
        0,
        Takings.Shows.ALL,
        findings(edited),
        List.of(target),
        Optional.empty());
  }

  private static List<Sentence> findings(LedgerXmlEditor.Edited edited) {
    List<Sentence> findings = new ArrayList<>();
    if (edited.blocked() > 0) {
      findings.add(
          new Sentence(
              "a block of a ledger XML has no end: lift it in DATEV on the former day",
              "Eine Sperre aus der XML-Datei hat kein Ende: bitte in DATEV am bisherigen Mahntag"
                  + " aufheben"));
    }
    edited.stateTerms().stream()
        .limit(MOST_NAMED)
        .forEach(
            invoice ->
                findings.add(
                    new Sentence(
                            "invoice %s names a due date or a discount, beside which DATEV takes no"
                                + " block; it comes on the worklist when it is booked and exported",
                            "Rechnung %s nennt Fälligkeit oder Skonto; daneben nimmt DATEV keine Sperre"
                                + " an. Sie kommt auf die Arbeitsliste, sobald sie gebucht und"
                                + " exportiert ist")
                        .with(Sentence.same(invoice))));
    return findings;
  }

  /** The same file always comes back under the same name. */
  private Path target(TakenFile file, String prefix) {
    String name = InboxFiles.safe(file.name());
    String shown = name.startsWith(prefix) ? name : prefix + "_" + name;
    return settings.folder().outbox().resolve(shown);
  }
}
