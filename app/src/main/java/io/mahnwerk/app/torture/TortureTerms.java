package io.mahnwerk.app.torture;

import io.mahnwerk.core.model.ErpId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a torture is made of.
 *
 * @param folder where the home folders of the tortured connections are
 * @param arenas every simulated ERP in every shape that can be written, in the order of their turns
 */
record TortureTerms(
    long seed, Duration length, Sabotage sabotage, Path folder, List<Arena> arenas) {
  TortureTerms {
    arenas = inTurn(arenas, sabotage);
  }

  /**
   * First those that show what the sabotage breaks, and the shapes of each ERP in turn, so that a
   * short torture meets every ERP.
   */
  private static List<Arena> inTurn(List<Arena> all, Sabotage sabotage) {
    Map<ErpId, Integer> before = new HashMap<>();
    Map<Arena, Integer> turn = new HashMap<>();
    all.forEach(arena -> turn.put(arena, before.merge(arena.erp().erpId(), 1, Integer::sum)));
    return all.stream()
        .sorted(
            Comparator.comparing((Arena arena) -> !arena.shows(sabotage)).thenComparing(turn::get))
        .toList();
  }
}
