package io.mahnwerk.app.torture;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of one path under one disturbance.
 *
 * @param tried how many exchanges or commands were disturbed
 * @param lost items that did not end as without the disturbance, and writes without an end
 * @param repeated changes the ledger carried out twice, and marks of clerks that were changed
 * @param silent commands that claimed to have done what they had not
 */
record CertificateRow(
    String ledger,
    String path,
    String disturbance,
    int tried,
    Map<How, Integer> how,
    int lost,
    int repeated,
    int silent) {

  /** What the code did about it. */
  enum How {
    BORE("went on"),
    RETRIED("asked again"),
    READ_BACK("told, made good later"),
    REPORTED("reported"),
    KILLED("killed, run again");

    private final String words;

    How(String words) {
      this.words = words;
    }
  }

  static CertificateRow of(String ledger, String path, String disturbance) {
    return new CertificateRow(ledger, path, disturbance, 0, new EnumMap<>(How.class), 0, 0, 0);
  }

  CertificateRow plus(How one, int moreLost, int moreRepeated, boolean wasSilent) {
    Map<How, Integer> all = new EnumMap<>(How.class);
    all.putAll(how);
    all.merge(one, 1, Integer::sum);
    return new CertificateRow(
        ledger,
        path,
        disturbance,
        tried + 1,
        all,
        lost + moreLost,
        repeated + moreRepeated,
        silent + (wasSilent ? 1 : 0));
  }

  boolean isClean() {
    return lost + repeated + silent == 0;
  }

  /** What rows must share to stand in one line; one that is not clean stands alone. */
  String outcome() {
    return isClean() ? how.size() == 1 ? howInWords() : disturbance : disturbance + "!";
  }

  /** Such as "asked again 2, reported 1". */
  String howInWords() {
    return how.size() == 1
        ? how.keySet().iterator().next().words
        : how.entrySet().stream()
            .map(entry -> entry.getKey().words + " " + entry.getValue())
            .collect(Collectors.joining(", "));
  }
}
