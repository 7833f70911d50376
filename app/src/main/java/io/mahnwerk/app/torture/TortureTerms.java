package io.mahnwerk.app.torture;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a torture is made of.
 *
 * @param folder where the home folders of the tortured connections are
 * @param arenas every simulated ERP in every shape whose items can be marked
 */
record TortureTerms(
    long seed, Duration length, Sabotage sabotage, Path folder, List<Arena> arenas) {
  TortureTerms {
    arenas = List.copyOf(arenas);
  }
}
