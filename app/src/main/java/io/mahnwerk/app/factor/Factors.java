package io.mahnwerk.app.factor;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.config.ConfiguredConnection;
import io.mahnwerk.app.config.FactorSettings;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.FactorSource;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.FactorProvider;
import io.mahnwerk.scoring.features.SocioDemographics;
import java.time.Clock;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The external factors of a connection, opened by the sources on the class path. */
public record Factors(ConfiguredConnection connection, Clock clock) {

  /**
   * Empty where the connection names none.
   *
   * @throws CommandFailure where a source is unknown or a figure tells who or where somebody is
   */
  public List<FactorSource> open() {
    return connection.factors().stream().map(this::open).toList();
  }

  private FactorSource open(FactorSettings given) {
    FactorProvider provider =
        ServiceLoader.load(FactorProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(one -> one.factorId().equals(given.source()))
            .findFirst()
            .orElseThrow(() -> unknown(given));
    FactorSource source =
        provider.open(
            new ConnectorContext(new ConnectionId(given.name()), given.settings(), clock));
    source.names().stream()
        .filter(SocioDemographics::isNamed)
        .findFirst()
        .ifPresent(
            name -> {
              throw new CommandFailure(
                  new Sentence(
                          "factors.%s: '%s' sounds as if it told who or where somebody is; nothing"
                              + " is scored by that.",
                          "factors.%s: '%s' klingt danach, wer oder wo jemand ist; danach wird"
                              + " nichts bewertet.")
                      .with(Sentence.same(given.name()), Sentence.same(name)));
            });
    return source;
  }

  private static CommandFailure unknown(FactorSettings given) {
    String known =
        ServiceLoader.load(FactorProvider.class).stream()
            .map(provider -> provider.get().factorId())
            .sorted()
            .collect(Collectors.joining(", "));
    return new CommandFailure(
        new Sentence(
                "factors.%s: there is no source '%s'; there is %s.",
                "factors.%s: es gibt keine Quelle '%s'; es gibt %s.")
            .with(
                Sentence.same(given.name()), Sentence.same(given.source()), Sentence.same(known)));
  }
}
