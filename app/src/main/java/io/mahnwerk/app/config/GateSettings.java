package io.mahnwerk.app.config;

/**
 * When recommendations are held back and steering is refused.
 *
 * @param bankPostingDays how many business days the last bank posting may be old, 1 to 30
 * @param floorNotEnforced whether the user accepts steering where no code in the ledger holds the
 *     former days of items without a mark
 */
public record GateSettings(int bankPostingDays, boolean floorNotEnforced) {
  public static final GateSettings DEFAULT = new GateSettings(3, false);
}
