package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.spi.NativeRun;

/** Stands in until the dunning run itself is part of this module. */
final class SapNativeRun implements NativeRun {
  @Override
  public Result dun(DebtorAccount account, Parameters run) {
    throw new UnsupportedOperationException("The dunning run is not part of this build");
  }
}
