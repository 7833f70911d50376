package io.mahnwerk.app.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.PeopleChannel;
import io.mahnwerk.core.spi.PeopleChannel.Reach;
import io.mahnwerk.core.spi.PeopleChannel.Urgency;
import io.mahnwerk.core.spi.PeopleChannelProvider;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class SmtpChannelProviderTest {
  private static final String PASSWORD = "Geheim-123";

  @Test
  void isFoundAndSendsMail() throws IOException {
    try (MailServer server = new MailServer("digest", PASSWORD)) {
      PeopleChannel channel = open(settings(server.port()));

      channel.tell(
          new PeopleChannel.Message(
              "key", Urgency.INFORM, "clerk@example.org", "Guten Tag", "Text"));

      assertThat(channel.reaches()).containsExactly(Reach.MESSAGES);
      assertThat(server.mails()).hasSize(1);
      assertThat(server.mails().get(0))
          .contains("MAIL FROM:<mahnwerk@example.org>", "RCPT TO:<clerk@example.org>")
          .contains("Subject: Guten Tag", "Text");
    }
  }

  @Test
  void sendsNoPasswordOverAnOpenNetwork() {
    Map<String, String> settings = settings(25);
    settings.put("host", "mail.example.org");

    assertThatThrownBy(() -> open(settings))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("setting 'security' must not be none")
        .hasMessageNotContaining(PASSWORD);
  }

  private static Map<String, String> settings(int port) {
    return new HashMap<>(
        Map.of(
            "host", "127.0.0.1",
            "port", Integer.toString(port),
            "security", "none",
            "user", "digest",
            "password", PASSWORD,
            "from", "mahnwerk@example.org"));
  }

  private static PeopleChannel open(Map<String, String> settings) {
    return ServiceLoader.load(PeopleChannelProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.channelId().equals("smtp"))
        .findFirst()
        .orElseThrow()
        .open(new ConnectorContext(new ConnectionId("office"), settings, Clock.systemUTC()));
  }
}
