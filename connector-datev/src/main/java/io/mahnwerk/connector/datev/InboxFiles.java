package io.mahnwerk.connector.datev;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Files in the folders of a Mandant: finds, names and moves them. */
record InboxFiles(DatevFolder folder) {
  private static final int LONGEST_NAME = 120;

  /** What file managers leave behind in any folder; nobody takes it for an export. */
  private static final Set<String> OF_NO_ONE = Set.of("thumbs.db", "desktop.ini", ".ds_store");

  /** What a file looked like; when it looks the same later, nobody wrote to it meanwhile. */
  record Look(long size, Instant writtenAt) {
    static Look at(Path file) throws IOException {
      BasicFileAttributes is =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return new Look(is.size(), is.lastModifiedTime().toInstant());
    }
  }

  /** Plain files that somebody put here, oldest first; links and half-copied files are none. */
  List<Path> waiting() throws IOException {
    try (Stream<Path> files = Files.list(folder.inbox())) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> !isHalf(name(file)) && !isOfNoOne(file))
          .sorted(Comparator.comparing(InboxFiles::writtenAt).thenComparing(InboxFiles::name))
          .toList();
    }
  }

  /** Whatever else somebody put here, by name. */
  List<String> passedOver() throws IOException {
    try (Stream<Path> files = Files.list(folder.inbox())) {
      return files
          .filter(
              file -> !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || isHalf(name(file)))
          .filter(file -> !isOfNoOne(file))
          .map(InboxFiles::name)
          .sorted()
          .toList();
    }
  }

  private static boolean isHalf(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return plain.startsWith(".")
        || plain.startsWith("~")
        || plain.endsWith(".tmp")
        || plain.endsWith(".part")
        || plain.endsWith(".crdownload");
  }

  private static boolean isOfNoOne(Path file) {
    return OF_NO_ONE.contains(name(file).toLowerCase(Locale.ROOT));
  }

  static Instant writtenAt(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException gone) {
      return Instant.EPOCH;
    }
  }

  static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }

  static String hash(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }

  /**
   * Copies a file from elsewhere into the inbox; it appears there only when it is whole. Its name
   * may hold nothing that leads out of the folder.
   */
  Path bring(Path from) throws IOException {
    folder.make();
    Path target = free(folder.inbox(), safe(name(from)));
    Path part = target.resolveSibling(name(target) + ".part");
    Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Letters, digits, dot, hyphen, underscore and blank stay; a name has at most 120 of them. */
  static String safe(String name) {
    String plain = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_").replaceFirst("^[. ]+", "_");
    String kept = plain.isBlank() ? "datei" : plain.strip();
    return kept.length() <= LONGEST_NAME ? kept : kept.substring(kept.length() - LONGEST_NAME);
  }

  /** A name that nothing in the folder has yet, a report included. */
  static Path free(Path where, String name) {
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String ending = dot > 0 ? name.substring(dot) : "";
    Path target = where.resolve(name);
    for (int n = 2; Files.exists(target); n++) {
      target = where.resolve(stem + "-" + n + ending);
    }
    return target;
  }
}
