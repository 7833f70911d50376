package io.mahnwerk.scoring.learned;

/**
 * How a model is trained.
 *
 * @param seed decides everything that is random in training
 * @param rounds trees of the payment model
 * @param depth levels of a tree
 * @param maxRows most rows in memory, one for each item and business day; beyond them whole items
 *     are left out at random
 * @param entryDays how many days before its due date an item enters the observation
 */
public record TrainingSettings(long seed, int rounds, int depth, int maxRows, int entryDays) {
  public static final TrainingSettings DEFAULT = new TrainingSettings(1, 60, 4, 400_000, 7);

  public TrainingSettings {
    if (rounds < 1 || rounds > 2_000 || depth < 1 || depth > 12) {
      throw new IllegalArgumentException(
          "Training takes 1 to 2000 rounds of depth 1 to 12 but got %d of %d"
              .formatted(rounds, depth));
    }
  }
}
