package io.mahnwerk.app.torture;

import java.io.PrintWriter;
import java.util.List;

/** The certificate as a Markdown page. */
record CertificatePage(List<CertificateRow> rows) {
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
      the answer was lost, *silence* that it had done it and never answered. What begins with *ERP* is done by the simulated ERP itself, by its own
      protocol. *went on* means that the command neither needed another try nor told of
      anything, *asked again* that it repeated the exchange by itself, *told, made good later* that its
      summary says what is under way, stale or held back and the next run made it good, *reported*
      that it ended with exit code 1 and a sentence.

      """;

  boolean isClean() {
    return rows.stream().allMatch(CertificateRow::isClean);
  }

  void print(PrintWriter out) {
    out.print(INTRODUCTION);
    int tried = rows.stream().mapToInt(CertificateRow::tried).sum();
    out.printf(
        "%d rows, %d disturbed commands: lost %d, repeated %d, silent %d.%n",
        rows.size(),
        tried,
        rows.stream().mapToInt(CertificateRow::lost).sum(),
        rows.stream().mapToInt(CertificateRow::repeated).sum(),
        rows.stream().mapToInt(CertificateRow::silent).sum());
    String ledger = "";
    String path = "";
    for (CertificateRow row : rows) {
      if (!row.ledger().equals(ledger)) {
        ledger = row.ledger();
        path = "";
        out.printf("%n## %s%n", ledger);
      }
      if (!row.path().equals(path)) {
        path = row.path();
        out.printf("%n### %s%n%n", path);
        out.println("| disturbance | tried | what the code did | lost | repeated | silent |");
        out.println("|---|--:|---|--:|--:|--:|");
      }
      out.printf(
          "| %s | %d | %s | %d | %d | %d |%n",
          row.disturbance(),
          row.tried(),
          row.howInWords(),
          row.lost(),
          row.repeated(),
          row.silent());
    }
    out.flush();
  }
}
