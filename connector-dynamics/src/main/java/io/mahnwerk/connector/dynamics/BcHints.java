package io.mahnwerk.connector.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.connector.dynamics.BcSubscriptions.Wanted;
import io.mahnwerk.core.spi.ChangeHints;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Hints by Business Central's webhooks. A subscription lives three days; making and renewing one
 * each call the address with a {@code validationToken}, which has to come back as it is. Every
 * notice carries the {@code clientState} of its subscription. A notice that is refused ends the
 * subscription, so that one of a former arrangement ends with its first notice.
 */
record BcHints(BcSubscriptions subscriptions, Clock clock) implements ChangeHints {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration IN_TIME = Duration.ofDays(1);
  private static final String TOKEN = "validationToken";
  private static final String TOKEN_FORM = "[\\x21-\\x7e]{1,2048}";

  @Override
  public Arrangement arrange(URI address, Arrangement before) {
    Map<String, String> standing = new TreeMap<>(subscriptions.standing(address));
    if (before.watched().isEmpty()) {
      standing.forEach(subscriptions::remove);
      standing.clear();
    }
    Map<String, Watch> watched = new TreeMap<>();
    boolean gap = false;
    for (String resource : subscriptions.resources()) {
      Wanted wanted = new Wanted(resource, address, before.secret());
      Optional<Watch> former =
          Optional.ofNullable(before.watched().get(resource))
              .filter(watch -> standing.containsKey(watch.id()));
      gap |= before.watched().containsKey(resource) && former.isEmpty();
      watched.put(
          resource,
          former
              .map(watch -> kept(watch, standing, wanted))
              .orElseGet(() -> subscriptions.make(wanted)));
    }
    return new Arrangement(before.secret(), watched, gap);
  }

  private Watch kept(Watch watch, Map<String, String> standing, Wanted wanted) {
    boolean inTime = watch.until().isAfter(clock.instant().plus(IN_TIME));
    return inTime
        ? watch
        : subscriptions.renew(watch.id(), standing.getOrDefault(watch.id(), ""), wanted);
  }

  @Override
  public void end(URI address) {
    subscriptions.standing(address).forEach(subscriptions::remove);
  }

  @Override
  public Meaning meaning(Call call, Arrangement arranged) {
    String token = call.parameters().get(TOKEN);
    if (token != null) {
      return token.matches(TOKEN_FORM) ? new Question(token) : new Stranger();
    }
    return isOfOurs(call.body(), arranged) ? new Hint() : new Stranger();
  }

  /** One notice of ours is enough; a call may carry those of several subscriptions. */
  private static boolean isOfOurs(byte[] body, Arrangement arranged) {
    Set<String> ids =
        arranged.watched().values().stream().map(Watch::id).collect(Collectors.toSet());
    try {
      for (JsonNode notice : JSON.readTree(body).path("value")) {
        boolean knowsUs =
            MessageDigest.isEqual(
                bytes(arranged.secret()), bytes(notice.path("clientState").asText()));
        if (knowsUs && ids.contains(notice.path("subscriptionId").asText())) {
          return true;
        }
      }
      return false;
    } catch (IOException noJson) {
      return false;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
