package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.DunningProcedures;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The dunning procedures, asked for once where the customer's own service shows them. */
final class SapKnownProcedures {
  private final SapSettings settings;
  private final Optional<SapCustomProcedures> custom;
  private @Nullable DunningProcedures known;

  SapKnownProcedures(SapSettings settings, Optional<SapCustomProcedures> custom) {
    this.settings = settings;
    this.custom = custom;
  }

  synchronized DunningProcedures get() {
    DunningProcedures procedures = known;
    if (procedures == null) {
      procedures =
          settings.customers().procedures(custom.map(SapCustomProcedures::read).orElse(Map.of()));
      known = procedures;
    }
    return procedures;
  }

  boolean areShown() {
    return custom.isPresent();
  }
}
