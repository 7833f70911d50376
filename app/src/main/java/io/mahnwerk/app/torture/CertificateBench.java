package io.mahnwerk.app.torture;

import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.app.torture.CertificateSite.Ran;
import io.mahnwerk.app.torture.CertificateSite.Start;
import io.mahnwerk.app.torture.OneFault.Exchange;
import io.mahnwerk.app.torture.Situation.Command;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings one ledger back to where one command begins as often as it is disturbed. What is reached
 * by calls is all in its ledger and our home, of which copies are kept. Where people and their
 * files take part, everything is played anew each time, which is the same each time.
 */
final class CertificateBench implements AutoCloseable {
  private final Arena arena;
  private final ConnectorRegistry connectors;
  private final Path folder;
  private final OneFault script = new OneFault();
  private final Situation situation;
  private final Optional<Start> kept;
  private CertificateSite site;

  /**
   * What a disturbed command and the undisturbed ones after it left.
   *
   * @param after the dunning state of every item and debtor right after the command
   * @param end the same after the commands that followed
   * @param unsettled writes that ended without a reason or have not ended, and holds past their
   *     date
   */
  record Trace(
      Ran ran,
      boolean met,
      List<Exchange> exchanges,
      Map<String, String> after,
      Map<String, String> end,
      int unsettled,
      int repeated) {}

  CertificateBench(Arena arena, Situation situation, ConnectorRegistry connectors, Path folder) {
    this.arena = arena;
    this.situation = situation;
    this.connectors = connectors;
    this.folder = folder;
    this.site = open();
    this.kept =
        isCarriedByPeople()
            ? Optional.empty()
            : Optional.of(site.keep(new DaysBefore(site).reach(situation.stage())));
  }

  Arena arena() {
    return arena;
  }

  Situation situation() {
    return situation;
  }

  OneFault script() {
    return script;
  }

  /** The site of the command that is played. */
  CertificateSite site() {
    return site;
  }

  /** Whether calls of the ledger can be broken at all. */
  boolean isCalled() {
    return site.erp().isCalled();
  }

  /** Whether people and files stand between us and the ledger. */
  boolean isCarriedByPeople() {
    return site.erp().fileFaults().isPresent();
  }

  Trace play(Disturbance disturbance) {
    Start start = begin();
    if (isCarriedByPeople()) {
      site.letSomebodyPay();
      disturbance.disturbFiles(this);
      site.erp().settle();
    }
    Evidence evidence = new Evidence();
    site.ledger().watchedBy(new LedgerJournal(site.ledger(), evidence));
    site.beginScript();
    Ran ran = disturbance.during(this, situation.command(start));
    boolean met = script.isMet();
    List<Exchange> exchanges = script.seen();
    site.beginScript();
    site.erp().open();
    site.erp().settle();
    Map<String, String> after = site.view().states();
    if (situation == Situation.RELEASE) {
      site.giveBack();
    }
    for (Command command : situation.after(start, isCarriedByPeople())) {
      site.morning(command.day());
      site.run(command);
    }
    int repeated = (int) (evidence.counts().repeated.get() + evidence.counts().wrongOwner.get());
    return new Trace(
        ran, met, exchanges, after, site.view().states(), site.view().unsettled(), repeated);
  }

  @Override
  public void close() {
    site.close();
  }

  private Start begin() {
    if (kept.isPresent()) {
      site.restore(kept.get());
      return kept.get();
    }
    site.close();
    site = open();
    LocalDate day = new DaysBefore(site).reach(situation.stage());
    site.morning(day);
    return site.here(day);
  }

  private CertificateSite open() {
    return new CertificateSite(arena, connectors, script, folder);
  }
}
