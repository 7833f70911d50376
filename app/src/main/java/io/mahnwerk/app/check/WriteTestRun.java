package io.mahnwerk.app.check;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.WriteProof;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.cycle.WritePermit;
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
      throw nothingToTest(
          new Sentence(
              "Connection '%s': its ledger cannot hold single items, so there is nothing to test.",
              "Verbindung '%s': das Buchungssystem kann einzelne Posten nicht sperren, es gibt"
                  + " nichts zu testen."),
          session,
          shared);
    }
    if (session.connector().turnaround().byPeople()) {
      throw nothingToTest(
          new Sentence(
              "Connection '%s': people carry what is written into this ledger, so no test is needed"
                  + " and none was made; a hold counts as made when an export shows it.",
              "Verbindung '%s': Menschen übertragen, was geschrieben wird, darum braucht es keinen"
                  + " Test und es wurde keiner gemacht; eine Sperre gilt, sobald ein Export sie"
                  + " zeigt."),
          session,
          shared);
    }
    new WritePermit(session).require();
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

  private static CommandFailure nothingToTest(
      Sentence why, ConnectionSession session, Mahnwerk shared) {
    return new CommandFailure(why.with(Sentence.same(session.id().value())).in(shared.locale()));
  }

  private static WriteProof.Receipt receipt(WriteTestReport report, ConnectionSession session) {
    return new WriteProof.Receipt(
        session.today().toString(),
        report.item().orElseThrow().toString(),
        report.passed().stream().map(Enum::name).toList(),
        session.connector().writesBy());
  }
}
