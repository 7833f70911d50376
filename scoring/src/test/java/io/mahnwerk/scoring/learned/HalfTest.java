package io.mahnwerk.scoring.learned;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.scoring.Fixtures;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalfTest {
  private static final int DEBTORS = 1_000;

  @Test
  void holdsAboutHalfOfTheDebtors() {
    assertThat(first(1)).isBetween(400L, 600L);
  }

  @Test
  void holdsAboutHalfOfThemAlsoWhereNumbersShareTheirLastDigit() {
    assertThat(first(10)).isBetween(400L, 600L);
  }

  @Test
  void holdsAboutHalfOfThemAlsoWhereTheSumOfDigitsIsEven() {
    long first =
        IntStream.range(0, 100_000)
            .filter(n -> String.valueOf(n).chars().sum() % 2 == 0)
            .limit(DEBTORS)
            .filter(HalfTest::isInFirst)
            .count();

    assertThat(first).isBetween(400L, 600L);
  }

  private static long first(int step) {
    return IntStream.range(0, DEBTORS).filter(n -> isInFirst(n * step)).count();
  }

  private static boolean isInFirst(int number) {
    return Half.FIRST.has(Fixtures.debtor(number, "", Fixtures.FORMER).ref());
  }
}
