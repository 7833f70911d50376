package io.mahnwerk.connector.datev;

import io.mahnwerk.core.spi.FileExchange.Missing;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that is about to be read.
 *
 * @param hash of its content, hexadecimal SHA-256
 * @param madeAt when it was last written to
 * @param missing what a person says of open items that a list leaves out
 */
record TakenFile(Path path, String name, String hash, Instant madeAt, Missing missing) {}
