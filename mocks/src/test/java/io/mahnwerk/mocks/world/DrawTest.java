package io.mahnwerk.mocks.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrawTest {
  private static final int MANY = 20_000;
  private static final Draw DRAW = Draw.of(7);

  @Test
  void dependsOnItsPurposeAlone() {
    assertThat(DRAW.with("pay").with(5).uniform())
        .isEqualTo(Draw.of(7).with("pay").with(5).uniform());
    assertThat(DRAW.with("pay").with(5)).isNotEqualTo(DRAW.with("pay").with(6));
    assertThat(DRAW.with("pay").with(5)).isNotEqualTo(DRAW.with("complain").with(5));
    assertThat(DRAW.with(1).with(2)).isNotEqualTo(DRAW.with(2).with(1));
  }

  @Test
  void neighboursAreUniformAndUnrelated() {
    double mean =
        LongStream.range(0, MANY).mapToDouble(i -> DRAW.with(i).uniform()).average().orElseThrow();
    double product =
        LongStream.range(0, MANY)
            .mapToDouble(i -> (DRAW.with(i).uniform() - 0.5) * (DRAW.with(i + 1).uniform() - 0.5))
            .average()
            .orElseThrow();

    assertThat(mean).isCloseTo(0.5, within(0.01));
    assertThat(product).isCloseTo(0, within(0.003));
  }

  @Test
  void hasTheMomentsOfItsDistributions() {
    assertThat(mean(Draw::normal)).isCloseTo(0, within(0.03));
    assertThat(mean(draw -> draw.normal() * draw.normal())).isCloseTo(1, within(0.05));
    assertThat(mean(draw -> draw.poisson(1.4))).isCloseTo(1.4, within(0.04));
    assertThat(mean(draw -> draw.lognormalOfMeanOne(0.4))).isCloseTo(1, within(0.02));
  }

  @Test
  void drawsBothEndsOfARangeAndNothingBeyondThem() {
    assertThat(LongStream.range(0, 200).mapToObj(i -> DRAW.with(i).between(3, 5)).distinct())
        .containsExactlyInAnyOrder(3, 4, 5);
  }

  private static double mean(java.util.function.ToDoubleFunction<Draw> value) {
    return LongStream.range(0, MANY)
        .mapToDouble(i -> value.applyAsDouble(DRAW.with(i)))
        .average()
        .orElseThrow();
  }
}
