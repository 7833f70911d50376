package io.mahnwerk.core.spi;

import java.util.List;

/** Opens one kind of channel to people, whatever ERP they use; found with ServiceLoader. */
public interface PeopleChannelProvider {

  /** One lower-case word, by which a configuration names it. */
  String channelId();

  /** Every setting the channel reads; a setting not listed here is refused. */
  List<SettingSpec> settings();

  /**
   * Opens no network connection.
   *
   * @throws io.mahnwerk.core.failure.ConnectorException of kind MISCONFIGURED
   */
  PeopleChannel open(ConnectorContext context);
}
