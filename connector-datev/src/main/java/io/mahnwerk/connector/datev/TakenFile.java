package io.mahnwerk.connector.datev;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that is about to be read.
 *
 * @param hash of its content, hexadecimal SHA-256
 * @param madeAt when it was last written to
 */
record TakenFile(Path path, String name, String hash, Instant madeAt) {}
