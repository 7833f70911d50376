package io.mahnwerk.app.watchdog;

import io.mahnwerk.app.config.WatchdogSettings.Mail;
import io.mahnwerk.app.config.WatchdogSettings.Security;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.PeopleChannel;
import io.mahnwerk.core.spi.PeopleChannelProvider;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.spi.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Mail by any server that speaks SMTP. */
public final class SmtpChannelProvider implements PeopleChannelProvider {
  private static final List<SettingSpec> SPECS =
      List.of(
          SettingSpec.required("host", "name of the mail server"),
          SettingSpec.optional("port", "587", "its port"),
          SettingSpec.optional("security", "starttls", "starttls, tls or none"),
          SettingSpec.optional("user", "", "who signs in; blank where the server asks for none"),
          new SettingSpec("password", false, true, Optional.of(""), "the user's password"),
          SettingSpec.required("from", "address of the sender"),
          SettingSpec.optional(
              "authorities",
              "",
              "PEM file of an authority of your own that vouches for the server"));

  @Override
  public String channelId() {
    return "smtp";
  }

  @Override
  public List<SettingSpec> settings() {
    return SPECS;
  }

  @Override
  public PeopleChannel open(ConnectorContext context) {
    Settings settings = Settings.check(context.connection(), SPECS, context.settings());
    String host = settings.text("host");
    Security security =
        settings.parsed(
            "security",
            "starttls, tls or none",
            word -> Security.valueOf(word.toUpperCase(Locale.ROOT)));
    if (security == Security.NONE
        && !settings.text("user").isBlank()
        && !List.of("localhost", "127.0.0.1", "::1").contains(host)) {
      throw new ConnectorException(
          FailureKind.MISCONFIGURED,
          context.connection(),
          new Sentence(
              "setting 'security' must not be none where a password is sent over the network.",
              "Einstellung 'security' darf nicht none sein, wo ein Kennwort über das Netz geht."),
          null);
    }
    Mail mail =
        new Mail(
            host,
            settings.parsed("port", "a port from 1 to 65535", SmtpChannelProvider::port),
            security,
            settings.text("user"),
            settings.text("password"),
            settings.text("from"),
            List.of(),
            Optional.of(settings.text("authorities"))
                .filter(file -> !file.isBlank())
                .map(Path::of));
    return new SmtpChannel(mail, context.connection(), context.clock());
  }

  private static int port(String text) {
    return Optional.of(Integer.valueOf(text)).filter(p -> p > 0 && p < 65_536).orElseThrow();
  }
}
