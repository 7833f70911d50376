package io.mahnwerk.app.bench;

/**
 * What was measured of one format.
 *
 * @param rows how many the connector understood
 * @param floorSeconds the shortest time of the library alone
 * @param seconds the shortest time of the connector
 * @param peakHeapMiB the most that the heap ever held, what was not yet collected included
 */
record FileFigures(
    String format, long bytes, long rows, double floorSeconds, double seconds, long peakHeapMiB) {

  double ratioToFloor() {
    return seconds / floorSeconds;
  }
}
