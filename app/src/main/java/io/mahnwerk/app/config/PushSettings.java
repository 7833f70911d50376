package io.mahnwerk.app.config;

import io.mahnwerk.core.http.Origin;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import java.net.URI;
import java.time.Duration;

/**
 * How ledgers reach the service to hint at changes.
 *
 * @param address by which the service is reached from outside, without a slash at its end
 * @param pause from one early read of a connection to the next, however many hints come
 */
public record PushSettings(URI address, Duration pause) {
  /** Under which paths hints are taken. */
  public static final String PATH = "/hints/";

  /** Where the hints of one connection go. */
  public URI of(ConnectionId connection) {
    return URI.create(address + PATH + connection);
  }

  static PushSettings read(YamlMapping given) {
    YamlMapping entry = given.allowing("address", "pause-minutes");
    entry.requiredText("address");
    return new PushSettings(
        entry
            .parsed(
                "address",
                new Sentence(
                    "an https:// address (http:// for this machine only)",
                    "eine https://-Adresse (http:// nur für diesen Rechner)"),
                PushSettings::address)
            .orElseThrow(),
        entry
            .parsed(
                "pause-minutes",
                new Sentence(
                    "a number of minutes from 1 to 1440", "eine Anzahl Minuten von 1 bis 1440"),
                PushSettings::minutes)
            .orElse(Duration.ofMinutes(15)));
  }

  private static URI address(String text) {
    URI address = URI.create(text.replaceAll("/+$", ""));
    if (!Origin.of(address).isPrivate()
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw new IllegalArgumentException(text);
    }
    return address;
  }

  private static Duration minutes(String text) {
    int minutes = Integer.parseInt(text);
    if (minutes < 1 || minutes > Duration.ofDays(1).toMinutes()) {
      throw new IllegalArgumentException(text);
    }
    return Duration.ofMinutes(minutes);
  }
}
