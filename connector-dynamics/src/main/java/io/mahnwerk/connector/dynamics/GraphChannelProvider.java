package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.Authorization;
import io.mahnwerk.core.http.HttpLimits;
import io.mahnwerk.core.http.Origin;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.PeopleChannel;
import io.mahnwerk.core.spi.PeopleChannelProvider;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.spi.Settings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Microsoft Graph with the rights of an application: mail, To Do tasks and a file in a SharePoint
 * or OneDrive folder. Each of the three is off unless its own setting is {@code true}.
 */
public final class GraphChannelProvider implements PeopleChannelProvider {
  private static final String SCOPE = "https://graph.microsoft.com/.default";
  private static final List<SettingSpec> SPECS =
      List.of(
          SettingSpec.required("tenant", "Entra tenant, its id or domain"),
          SettingSpec.required("client-id", "application (client) id of the registered app"),
          SettingSpec.secret("client-secret", "secret of the registered app"),
          SettingSpec.optional("mail", "false", "true to send mail (Mail.Send)"),
          SettingSpec.optional("sender", "", "mailbox that sends, its address or id; with mail"),
          SettingSpec.optional("tasks", "false", "true to keep To Do tasks (Tasks.ReadWrite.All)"),
          SettingSpec.optional("task-user", "", "whose tasks, an address or id; with tasks"),
          SettingSpec.optional("task-list", "Mahnwerk", "name of the task list, made if missing"),
          SettingSpec.optional("files", "false", "true to keep files (Sites.Selected)"),
          SettingSpec.optional("drive", "", "id of the drive; with files"),
          SettingSpec.optional("folder", "Mahnwerk", "folder in the drive"),
          SettingSpec.optional(
              "authority", "https://login.microsoftonline.com", "where Entra gives out tokens"),
          SettingSpec.optional("url", "https://graph.microsoft.com/v1.0", "address of Graph"));

  @Override
  public String channelId() {
    return "graph";
  }

  @Override
  public List<SettingSpec> settings() {
    return SPECS;
  }

  @Override
  public PeopleChannel open(ConnectorContext context) {
    Settings settings = Settings.check(context.connection(), SPECS, context.settings());
    requireWhatIsSwitchedOn(context.connection(), settings);
    settings.parsed("url", "an https:// address", GraphChannelProvider::safe);
    return GraphLibrary.find(context.connection())
        .open(settings, context.connection(), tokens(context, settings));
  }

  private static void requireWhatIsSwitchedOn(ConnectionId connection, Settings settings) {
    Map.of("mail", "sender", "tasks", "task-user", "files", "drive")
        .forEach(
            (onOff, needed) -> {
              boolean on = settings.parsed(onOff, "true or false", GraphChannelProvider::isOn);
              if (on && settings.text(needed).isBlank()) {
                throw new ConnectorException(
                    FailureKind.MISCONFIGURED,
                    connection,
                    new Sentence(
                            "setting '%s' is needed with '%s: true'.",
                            "Einstellung '%s' wird mit '%s: true' gebraucht.")
                        .with(Sentence.same(needed), Sentence.same(onOff)),
                    null);
              }
            });
  }

  private static boolean isOn(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("Neither on nor off");
    };
  }

  private static Supplier<String> tokens(ConnectorContext context, Settings settings) {
    Authorization signedIn =
        new EntraSignIn(context.connection(), settings, HttpLimits.DEFAULT, context.clock())
            .to(SCOPE);
    return () ->
        signedIn.header().map(header -> header.substring("Bearer ".length())).orElseThrow();
  }

  private static URI safe(String text) {
    URI address = URI.create(text);
    return Optional.of(address).filter(uri -> Origin.of(uri).isPrivate()).orElseThrow();
  }
}
