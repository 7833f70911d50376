package io.mahnwerk.app.digest;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Remembers what was sent, a file for each key, made before the send: two processes cannot send the
 * same, and a send of which nobody knows whether it arrived is not repeated.
 */
record SentRecords(Path folder) {

  /** What is known of a send. */
  enum State {
    /** It may be sent, and nobody else will. */
    OURS,
    SENT,
    /** It was begun and its end is not known. */
    UNKNOWN
  }

  State begin(String key) {
    try {
      Files.createDirectories(folder);
      Files.createFile(file(key));
      return State.OURS;
    } catch (FileAlreadyExistsException before) {
      return isSent(key) ? State.SENT : State.UNKNOWN;
    } catch (IOException refused) {
      throw new CommandFailure(
          new Sentence("%s cannot be written.", "%s ist nicht zu beschreiben.").naming(folder),
          refused);
    }
  }

  void sent(String key) {
    try {
      Files.writeString(file(key), "sent");
    } catch (IOException refused) {
      throw new CommandFailure(
          new Sentence("%s cannot be written.", "%s ist nicht zu beschreiben.").naming(file(key)),
          refused);
    }
  }

  /** It was sent, and takes the place of what was sent before under a key that begins alike. */
  void only(String prefix, String key) {
    sent(key);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> isOther(one, prefix, key)).toList()) {
        Files.delete(file);
      }
    } catch (IOException refused) {
      throw new CommandFailure(
          new Sentence("%s cannot be tidied.", "%s ist nicht aufzuräumen.").naming(folder),
          refused);
    }
  }

  private boolean isOther(Path file, String prefix, String key) {
    return file.getFileName().toString().startsWith(prefix + "-") && !file.equals(file(key));
  }

  /** It was certainly not sent: the next time it may be. */
  void notSent(String key) {
    try {
      Files.deleteIfExists(file(key));
    } catch (IOException refused) {
      throw new CommandFailure(
          new Sentence("%s cannot be removed.", "%s ist nicht zu löschen.").naming(file(key)),
          refused);
    }
  }

  /** Where the record of a key is. */
  Path file(String key) {
    return folder.resolve(key + ".sent");
  }

  private boolean isSent(String key) {
    try {
      return Files.readString(file(key)).equals("sent");
    } catch (IOException unreadable) {
      return false;
    }
  }
}
