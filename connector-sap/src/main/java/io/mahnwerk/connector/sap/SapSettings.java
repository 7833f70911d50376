package io.mahnwerk.connector.sap;

import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.spi.Settings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The settings of one SAP connection, read and checked part by part. */
final class SapSettings {
  static final List<SettingSpec> SPECS =
      Stream.of(
              SapAddresses.SPECS,
              SapReadSettings.SPECS,
              SapMarkSettings.SPECS,
              SapCustomerSettings.SPECS,
              SapOwnService.SPECS,
              SapSignIn.SPECS)
          .flatMap(List::stream)
          .toList();

  private final ConnectionId connection;
  private final Clock clock;
  private final Settings given;
  private final SapAddresses addresses;
  private final SapSignIn signIn;
  private final SapReadSettings reading;
  private final SapMarkSettings marking;
  private final SapCustomerSettings customers;

  /** Throws a failure of kind MISCONFIGURED that names the first setting at fault. */
  SapSettings(ConnectorContext context) {
    connection = context.connection();
    clock = context.clock();
    given = Settings.check(connection, SPECS, context.settings());
    addresses = new SapAddresses(given);
    signIn = new SapSignIn(connection, given, addresses.limits(), clock);
    reading = new SapReadSettings(given);
    marking = new SapMarkSettings(given, reading.companyCodes(), this::today);
    customers = new SapCustomerSettings(given);
  }

  /** What was given, for parts that read settings of their own. */
  Settings given() {
    return given;
  }

  ConnectionId connection() {
    return connection;
  }

  ResilientHttp.Target target() {
    return signIn.target(addresses.url());
  }

  SapAddresses addresses() {
    return addresses;
  }

  SapReadSettings reading() {
    return reading;
  }

  SapMarkSettings marking() {
    return marking;
  }

  SapCustomerSettings customers() {
    return customers;
  }

  /** In SAP's own time zone. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), reading.zone());
  }

  /** What the administrator says this system shows and does beside what its metadata tell. */
  Set<Capability> setUp() {
    Set<Capability> setUp = EnumSet.noneOf(Capability.class);
    setUp.addAll(reading.shown());
    setUp.addAll(marking.done());
    return setUp;
  }

  /** System, client, service and fields: what a write test proves. */
  String writesBy() {
    return String.join(
        " ",
        addresses.url().toString(),
        "client",
        given.text("client"),
        given.text("item-change-path"),
        marking.writesBy());
  }

  /** Hides every value. */
  @Override
  public String toString() {
    return given.toString();
  }
}
