package io.mahnwerk.app.recommend;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest as lower-case hex; a file that cannot be read is a {@link CommandFailure}. */
record Digest(String hex) {
  static Digest of(Path file) {
    MessageDigest digest = sha256();
    try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
      bytes.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException unreadable) {
      throw unreadable(file, unreadable);
    }
    return new Digest(HexFormat.of().formatHex(digest.digest()));
  }

  static CommandFailure unreadable(Path file, Exception cause) {
    return new CommandFailure(
        new Sentence("%s: the file cannot be read.", "%s: die Datei ist nicht lesbar.")
            .naming(file),
        cause);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
