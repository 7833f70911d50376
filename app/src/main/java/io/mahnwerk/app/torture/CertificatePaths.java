package io.mahnwerk.app.torture;

import io.mahnwerk.app.torture.OneFault.Exchange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The ways in which a command meets its ledger, told from the exchanges of an undisturbed one.
 *
 * @param everyResource whether each resource is a path of its own, else each phase of the command
 */
record CertificatePaths(List<Exchange> exchanges, boolean everyResource) {
  private static final String KEY = "\\([^)]*\\)";
  private static final String GUID = "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final String NUMBER = "(?<=/)\\d{3,}(?=/|$)";

  CertificatePaths {
    exchanges = List.copyOf(exchanges);
  }

  /**
   * The exchange at which each path is broken, counted from 1, by the path's title. How often a
   * write is looked for depends on when it shows, so the first look stands for all.
   */
  Map<String, Integer> all() {
    int end = exchanges.size();
    List<Integer> writes =
        IntStream.range(0, end).filter(at -> exchanges.get(at).writes()).boxed().toList();
    int firstWrite = writes.isEmpty() ? end : writes.get(0);
    int lastLook = writes.isEmpty() ? end : Math.max(0, firstWrite - 1);
    int lastWrite = writes.isEmpty() ? end : writes.get(writes.size() - 1);
    Map<String, Integer> paths = new LinkedHashMap<>();
    read(paths, "reading", 0, lastLook);
    read(paths, "last look before a write", lastLook, firstWrite);
    writes.forEach(at -> paths.putIfAbsent(named("writing", at), at + 1));
    IntStream.range(lastWrite + 1, end)
        .forEach(at -> paths.putIfAbsent(named("reading back", at), at + 1));
    return paths;
  }

  private void read(Map<String, Integer> paths, String title, int from, int to) {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int at = from; at < to; at++) {
      places.computeIfAbsent(named(title, at), path -> new ArrayList<>()).add(at);
    }
    places.forEach((path, all) -> paths.put(path, mostTelling(all) + 1));
  }

  /** A page that follows one of the same list, where there is one, else one in the middle. */
  private int mostTelling(List<Integer> places) {
    for (int i = places.size() - 1; i >= 0; i--) {
      int at = places.get(i);
      if (at > 0 && resource(at).equals(resource(at - 1))) {
        return at;
      }
    }
    return places.get(places.size() / 2);
  }

  private String named(String title, int at) {
    return everyResource ? title + " " + resource(at) : title;
  }

  /** The method and the end of the address, without keys. */
  private String resource(int at) {
    String path = exchanges.get(at).request().target().split("\\?", 2)[0];
    String[] parts =
        path.replaceAll(KEY, "(…)").replaceAll(GUID, "…").replaceAll(NUMBER, "…").split("/");
    String[] last = Arrays.copyOfRange(parts, Math.max(0, parts.length - 2), parts.length);
    return exchanges.get(at).request().method() + " " + String.join("/", last);
  }
}
