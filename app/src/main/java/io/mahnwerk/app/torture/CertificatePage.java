package io.mahnwerk.app.torture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The certificate as a Markdown page.
 *
 * @param rows one ledger after the other, and of each one path after the other
 * @param gaps what was not tried
 * @param only the ledgers that were asked for; empty for all of them
 */
record CertificatePage(List<CertificateRow> rows, List<NotTried> gaps, List<String> only) {
  private static final String INTRODUCTION =
      """
      # What faults do

      Made by `./mahnwerk certify --out docs/reliability.md`; do not edit. Every command below runs
      against a simulated ERP, is disturbed once, and is then run again undisturbed as an
      administrator would. The ledger must end as if nothing had happened.

      - **lost**: items that did not end as without the disturbance, and writes without an end or a
        reason.
      - **repeated**: changes that the ledger's own change log shows twice, and marks of clerks that
        were changed.
      - **silent**: commands that claimed to have done what they had not, or failed without a word.

      Wire faults come from a TCP proxy that counts bytes: *reset before* means that nothing of the
      request had left, *reset amid* that half of it had, *reset after* that the ERP had done it and
      the answer was lost, *silence* that it had done it and never answered. What begins with *ERP*
      is done by the simulated ERP itself, by its own protocol; what begins with *files*, to the
      files that people bring and fetch.

      *went on* means that the command neither needed another try nor told of anything, *asked
      again* that it repeated the exchange by itself, *told, made good later* that its summary says
      what is under way, stale or held back and the next run made it good, *reported* that it ended
      with exit code 1 and a sentence. Disturbances with the same outcome share a line; one that is
      not clean has a line of its own. *tried* counts disturbed commands. Of each ERP's first shape
      every resource that a cycle meets is a path of its own, every page and every write is cut, and
      our own machine fails as well; of its other shapes every phase of a cycle is tried and what
      each other command does in its own way.

      """;

  boolean isClean() {
    return rows.stream().allMatch(CertificateRow::isClean);
  }

  void print(PrintWriter out) {
    out.print(INTRODUCTION);
    if (!only.isEmpty()) {
      out.printf("This page is a part: only %s.%n%n", String.join(", ", only));
    }
    out.printf(
        "%d cells, %d disturbed commands: lost %d, repeated %d, silent %d.%n",
        rows.size(),
        rows.stream().mapToInt(CertificateRow::tried).sum(),
        rows.stream().mapToInt(CertificateRow::lost).sum(),
        rows.stream().mapToInt(CertificateRow::repeated).sum(),
        rows.stream().mapToInt(CertificateRow::silent).sum());
    rows.stream()
        .collect(groupingBy(CertificateRow::ledger, LinkedHashMap::new, toList()))
        .forEach((ledger, all) -> ledger(ledger, all, out));
    out.flush();
  }

  private void ledger(String ledger, List<CertificateRow> all, PrintWriter out) {
    out.printf("%n## %s%n", ledger);
    all.stream()
        .collect(groupingBy(CertificateRow::path, LinkedHashMap::new, toList()))
        .forEach((path, cells) -> path(path, cells, out));
    List<NotTried> left = gaps.stream().filter(gap -> gap.ledger().equals(ledger)).toList();
    if (!left.isEmpty()) {
      out.printf("%n### Not tried, and not counted%n%n");
      grouped(left).forEach((why, what) -> out.printf("- %s: %s.%n", why, what));
    }
  }

  private static void path(String path, List<CertificateRow> cells, PrintWriter out) {
    out.printf("%n### %s%n%n", path);
    out.println("| disturbance | tried | what the code did | lost | repeated | silent |");
    out.println("|---|--:|---|--:|--:|--:|");
    cells.stream()
        .collect(groupingBy(CertificateRow::outcome, LinkedHashMap::new, toList()))
        .values()
        .forEach(alike -> line(alike, out));
  }

  private static void line(List<CertificateRow> alike, PrintWriter out) {
    CertificateRow first = alike.get(0);
    out.printf(
        "| %s | %d | %s | %d | %d | %d |%n",
        alike.stream().map(CertificateRow::disturbance).collect(joining(", ")),
        alike.stream().mapToInt(CertificateRow::tried).sum(),
        first.howInWords(),
        first.lost(),
        first.repeated(),
        first.silent());
  }

  /** What was left out, by why and where. */
  private static Map<String, String> grouped(List<NotTried> left) {
    Map<String, List<String>> pathsOf =
        left.stream()
            .collect(
                groupingBy(
                    gap -> gap.what() + " (" + gap.why() + ")",
                    LinkedHashMap::new,
                    mapping(NotTried::path, toList())));
    Map<String, String> grouped = new LinkedHashMap<>();
    pathsOf.forEach((what, paths) -> grouped.put(what, String.join("; ", paths)));
    return grouped;
  }
}
