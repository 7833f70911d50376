package io.mahnwerk.app.check;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.WriteProof;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.cycle.QuietTime;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.writeback.Pause;
import io.mahnwerk.core.writeback.WriteTest;
import io.mahnwerk.core.writeback.WriteTestReport;
import java.util.UUID;

/** Tries on an item of one debtor whether holds can be written, and keeps the receipt. */
record WriteTestRun(String debtor, Pause pause) {

  /** Answers whether the test succeeded; locks the connection meanwhile. */
  boolean on(ConnectionSession session, Mahnwerk shared) {
    if (!session.connector().capabilities().contains(Capability.BLOCK_ITEM)) {
      throw new CommandFailure(
          new Sentence(
                  "Connection '%s': its ledger cannot hold single items, so there is nothing to test.",
                  "Verbindung '%s': das Buchungssystem kann einzelne Posten nicht sperren, es gibt"
                      + " nichts zu testen.")
              .with(Sentence.same(session.id().value()))
              .in(shared.locale()));
    }
    new QuietTime(session).requireThatItIsOver(shared.locale());
    session.lock();
    WriteTestReport report =
        new WriteTest(session.ledger(), pause)
            .run(debtor, session.today(), UUID.randomUUID().toString());
    if (report.isPassed()) {
      new WriteProof(session.folder()).keep(receipt(report, session));
    }
    new WriteTestSummary(report).print(shared.terminal().out(), shared.locale());
    return report.isPassed();
  }

  private static WriteProof.Receipt receipt(WriteTestReport report, ConnectionSession session) {
    return new WriteProof.Receipt(
        session.today().toString(),
        report.item().orElseThrow().toString(),
        report.passed().stream().map(Enum::name).toList(),
        session.connector().writesBy());
  }
}
