package io.mahnwerk.app.torture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a torture found.
 *
 * @param sabotage how our code was broken on purpose; {@code none} for a real one
 * @param ended {@code complete}, {@code interrupted} or the sentence of what failed
 * @param writesByLedger changes of ours that reached each of the ledgers; 0 for one whose turn did
 *     not come
 * @param cycles commands that were run against a ledger, killed ones included
 * @param kills processes that were killed while they worked
 * @param faults exchanges that were broken, rounds of files that came disturbed, things that people
 *     forgot or entered otherwise, and commands without room on the disk
 * @param writes changes of ours that reached a ledger
 * @param lost writes that ended neither confirmed nor with a reason, or of which the ledger knows
 *     nothing although they count as confirmed
 * @param repeated changes that a ledger carried out twice
 * @param wrongOwner marks and texts of clerks that we changed
 * @param stuck holds and writes past their date after undisturbed cycles
 * @param marksLeftAfterRelease marks of ours on open items after everything was released
 * @param findings the first of what the last five figures count, each with what is known of it
 */
record TortureReport(
    long seed,
    String sabotage,
    String ended,
    Map<String, Long> writesByLedger,
    long cycles,
    long kills,
    long faults,
    long writes,
    long lost,
    long repeated,
    long wrongOwner,
    long stuck,
    long marksLeftAfterRelease,
    List<Finding> findings) {

  static TortureReport of(
      TortureTerms terms, String ended, TortureCounts counts, List<Finding> findings) {
    return new TortureReport(
        terms.seed(),
        terms.sabotage().word(),
        ended,
        writes(terms, counts),
        counts.cycles.get(),
        counts.kills.get(),
        counts.faults.get(),
        counts.writes.get(),
        counts.lost.get(),
        counts.repeated.get(),
        counts.wrongOwner.get(),
        counts.stuck.get(),
        counts.marksLeft.get(),
        findings);
  }

  private static Map<String, Long> writes(TortureTerms terms, TortureCounts counts) {
    Map<String, Long> writes = new LinkedHashMap<>();
    for (Arena arena : terms.arenas()) {
      AtomicLong own = counts.writesOf.get(arena.name());
      writes.put(arena.name(), own == null ? 0 : own.get());
    }
    return writes;
  }

  /** Where nothing was written nothing is proved. */
  int exitCode() {
    return isClean() && writes > 0 ? 0 : 1;
  }

  boolean isClean() {
    return lost + repeated + wrongOwner + stuck + marksLeftAfterRelease == 0;
  }
}
