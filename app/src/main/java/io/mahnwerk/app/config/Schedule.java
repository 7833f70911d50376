package io.mahnwerk.app.config;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.core.model.RunPlan;

/**
 * When something is planned to happen on a connection; read without its secrets.
 *
 * @param timeZone the connection's setting of that name; blank where it has none
 */
public record Schedule(ConnectionId id, ErpId erp, RunPlan runs, String region, String timeZone) {
  public BusinessCalendar calendar() {
    return ConfiguredConnection.calendar(region);
  }
}
