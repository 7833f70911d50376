package io.mahnwerk.mocks.datev;

import java.util.SplittableRandom;

/** What the clerk makes of a line of her worklist. */
@FunctionalInterface
interface ClerkMood {
  /** Carries out every line as it stands, at once. */
  ClerkMood DILIGENT = () -> Deed.DONE;

  Deed next();

  /** How a line ends. */
  enum Deed {
    DONE,
    /** A week later, with the next import. */
    LATE,
    /** With a day that the line does not name. */
    WRONG,
    FORGOTTEN
  }

  /** Does nine lines of ten, some late and a few wrong. */
  static ClerkMood usual(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return () -> {
      int dice = random.nextInt(100);
      if (dice < 10) {
        return Deed.FORGOTTEN;
      }
      if (dice < 18) {
        return Deed.LATE;
      }
      return dice < 20 ? Deed.WRONG : Deed.DONE;
    };
  }
}
