package io.mahnwerk.app.config;

import io.mahnwerk.core.calendar.HolidayCalendars;
import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.core.model.RunPlan;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.scoring.AdviceSettings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One connection as the user configured it, secrets resolved.
 *
 * @param settings the connector's own settings, not yet checked against its list
 * @param runs the days on which the ledger's dunning run is planned
 * @param region whose public holidays count, ISO 3166 such as {@code de} or {@code de-by}
 * @param leastClearedItems paid items of a country or currency below which no day is chosen in it
 * @param steering by company code; a company code that is not named is only observed
 * @param quiet when nothing is changed around a run; empty where that is never
 * @param factors figures from outside of the ledger that models may use; none unless named
 */
public record ConfiguredConnection(
    ConnectionId id,
    ErpId erp,
    Map<String, String> settings,
    RunPlan runs,
    String region,
    Map<CompanyCode, SteeringState> steering,
    GateSettings gates,
    AdviceSettings advice,
    Safeguards safeguards,
    int leastClearedItems,
    Optional<QuietWindow> quiet,
    List<FactorSettings> factors) {
  public ConfiguredConnection {
    settings = Map.copyOf(settings);
    steering = Map.copyOf(steering);
    factors = List.copyOf(factors);
  }

  public SteeringState steering(CompanyCode companyCode) {
    return steering.getOrDefault(companyCode, SteeringState.OBSERVE);
  }

  /** Whether nothing is written anywhere. */
  public boolean isOnlyObserved() {
    return steering.values().stream().allMatch(state -> state == SteeringState.OBSERVE);
  }

  /** Business days of the region; Christmas Eve and New Year's Eve are none. */
  public BusinessCalendar calendar() {
    return calendar(region);
  }

  /** Throws {@link IllegalArgumentException} for a region whose holidays are not known. */
  public static BusinessCalendar calendar(String region) {
    int hyphen = region.indexOf('-');
    String country = hyphen < 0 ? region : region.substring(0, hyphen);
    String part = hyphen < 0 ? "" : region.substring(hyphen + 1);
    return HolidayCalendars.of(country, part, HolidayCalendars.YEAR_END);
  }

  public ConnectorContext context(Clock clock) {
    return new ConnectorContext(id, settings, clock);
  }

  /** Names the connection only: settings hold secrets. */
  @Override
  public String toString() {
    return "ConfiguredConnection[" + id + ", " + erp + "]";
  }
}
