package io.mahnwerk.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyPartsTest {
  @Test
  void keepsTheOrderAndLeavesNothingOut() {
    List<Integer> keys = IntStream.range(0, 2 * KeyParts.SIZE + 1).boxed().toList();

    List<List<Integer>> parts = KeyParts.of(keys);

    assertThat(parts).extracting(List::size).containsExactly(KeyParts.SIZE, KeyParts.SIZE, 1);
    assertThat(parts.stream().flatMap(List::stream)).containsExactlyElementsOf(keys);
  }

  @Test
  void makesNoneOfNoKeys() {
    assertThat(KeyParts.of(List.of())).isEmpty();
  }
}
