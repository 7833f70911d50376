package io.mahnwerk.app.digest;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConnectionsFile;
import io.mahnwerk.app.config.DigestTimes;
import io.mahnwerk.app.config.Schedule;
import io.mahnwerk.core.model.ConnectionId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Brings digests when they are due. One that was missed while nothing ran is made up for once, and
 * none is brought twice: what was dealt with is kept in a file, and each send has a record besides.
 * A digest that failed is tried again a few times. The first time a connection is met nothing is
 * made up for.
 */
public final class DigestClock {
  private final List<Bell> bells;

  DigestClock(List<Bell> bells) {
    this.bells = List.copyOf(bells);
  }

  /** For all connections of a home; rings for none where no times are configured. */
  public static DigestClock of(Mahnwerk shared) {
    if (!ConnectionsFile.isIn(shared.home())) {
      return new DigestClock(List.of());
    }
    ConnectionsFile file = ConnectionsFile.in(shared.home(), System.getenv());
    List<Bell> bells = new ArrayList<>();
    file.digestTimes().ifPresent(times -> bells.addAll(bells(shared, file, times)));
    return new DigestClock(bells);
  }

  private static List<Bell> bells(Mahnwerk shared, ConnectionsFile file, DigestTimes times) {
    return file.schedules().stream()
        .filter(schedule -> times.connections().contains(schedule.id()))
        .map(schedule -> bell(shared, schedule, times))
        .toList();
  }

  private static Bell bell(Mahnwerk shared, Schedule schedule, DigestTimes times) {
    ZoneId zone =
        shared
            .connectors()
            .zone(schedule.id(), schedule.erp(), schedule.timeZone(), shared.clock());
    Path folder = shared.home().resolve("people");
    return new Bell(schedule.id(), times, zone, folder.resolve(schedule.id() + ".digest"));
  }

  public boolean isEmpty() {
    return bells.isEmpty();
  }

  /**
   * Brings what is due.
   *
   * @param digest answers the exit code of a digest: 0 when everything was brought
   */
  public void work(Instant now, ToIntFunction<ConnectionId> digest) {
    bells.forEach(bell -> bell.work(now, digest));
  }
}
