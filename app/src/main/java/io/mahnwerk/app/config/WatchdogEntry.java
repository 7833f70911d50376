package io.mahnwerk.app.config;

import io.mahnwerk.app.config.WatchdogSettings.Mail;
import io.mahnwerk.app.config.WatchdogSettings.Security;
import io.mahnwerk.core.model.Sentence;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the watchdog's part of the configuration. */
final class WatchdogEntry {
  private final YamlMapping entry;
  private final SecretReferences secrets;

  WatchdogEntry(YamlMapping entry, SecretReferences secrets) {
    this.entry = entry.allowing("cycle-by", "metrics", "mail");
    this.secrets = secrets;
  }

  WatchdogSettings read() {
    return new WatchdogSettings(
        entry
            .parsed(
                "cycle-by",
                new Sentence("a time of day such as 08:00", "eine Uhrzeit wie 08:00"),
                LocalTime::parse)
            .orElse(WatchdogSettings.DEFAULT.cycleBy()),
        entry.parsed(
            "metrics", new Sentence("the path of a file", "der Pfad einer Datei"), Path::of),
        entry.mapping("mail").map(this::mail));
  }

  private Mail mail(YamlMapping given) {
    given.allowing("host", "port", "security", "user", "password", "from", "to", "authorities");
    Security security =
        given
            .parsed(
                "security",
                new Sentence("starttls, tls or none", "starttls, tls oder none"),
                word -> Security.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(Security.STARTTLS);
    String host = given.requiredText("host");
    String user = given.text("user").orElse("");
    if (security == Security.NONE && !user.isBlank() && !isThisMachine(host)) {
      throw given.wrong(
          "security",
          new Sentence(
              "must not be none where a password is sent over the network.",
              "darf nicht none sein, wo ein Kennwort durch das Netz geht."));
    }
    List<String> to = given.texts("to");
    if (to.isEmpty()) {
      throw given.wrong(
          "to",
          new Sentence(
              "must be a list of mail addresses such as [clerk@example.org].",
              "muss eine Liste von Mailadressen wie [mahnung@example.org] sein."));
    }
    return new Mail(
        host,
        port(given, security),
        security,
        user,
        secret(given, "password"),
        given.requiredText("from"),
        to,
        given.parsed(
            "authorities",
            new Sentence("the path of a PEM file", "der Pfad einer PEM-Datei"),
            secrets::path));
  }

  private static int port(YamlMapping given, Security security) {
    return given
        .parsed(
            "port",
            new Sentence("a port from 1 to 65535", "ein Port von 1 bis 65535"),
            text ->
                Optional.of(Integer.valueOf(text)).filter(p -> p > 0 && p < 65_536).orElseThrow())
        .orElse(security == Security.TLS ? 465 : 587);
  }

  private String secret(YamlMapping given, String key) {
    try {
      return secrets.resolve(given.text(key).orElse(""));
    } catch (SecretReferences.Unresolved unresolved) {
      throw given.wrong(key, unresolved.rest());
    }
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
  }
}
