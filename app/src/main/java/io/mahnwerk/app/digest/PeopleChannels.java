package io.mahnwerk.app.digest;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.config.PeopleSettings;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.PeopleChannel;
import io.mahnwerk.core.spi.PeopleChannelProvider;
import java.time.Clock;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The kinds of channels on the class path. */
record PeopleChannels(Clock clock, Locale locale) {

  /** Opens no network connection. */
  PeopleChannel open(PeopleSettings given) {
    return ServiceLoader.load(PeopleChannelProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.channelId().equals(given.channel()))
        .findFirst()
        .map(
            provider ->
                provider.open(
                    new ConnectorContext(new ConnectionId(given.name()), given.settings(), clock)))
        .orElseThrow(() -> unknown(given));
  }

  private CommandFailure unknown(PeopleSettings given) {
    String known =
        ServiceLoader.load(PeopleChannelProvider.class).stream()
            .map(provider -> provider.get().channelId())
            .sorted()
            .collect(Collectors.joining(", "));
    return new CommandFailure(
        new Sentence(
                "people.%s: there is no channel '%s'; there is %s.",
                "people.%s: es gibt keinen Kanal '%s'; es gibt %s.")
            .with(Sentence.same(given.name()), Sentence.same(given.channel()), Sentence.same(known))
            .in(locale));
  }
}
