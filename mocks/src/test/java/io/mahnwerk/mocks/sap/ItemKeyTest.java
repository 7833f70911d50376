package io.mahnwerk.mocks.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemKeyTest {
  @Test
  void keepsLeadingZeros() {
    ItemKey key = ItemKey.of("2026/0100000001/001");

    assertThat(key).isEqualTo(new ItemKey("2026", "0100000001", "001"));
    assertThat(key.text()).isEqualTo("2026/0100000001/001");
  }

  @Test
  void numbersInvoicesInTheirRange() {
    assertThat(ItemKey.ofInvoice(2026, 17).text()).isEqualTo("2026/1800000017/001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026", "2026/1800000001", "2026/1800000001/001/1"})
  void refusesAnotherForm(String text) {
    assertThatThrownBy(() -> ItemKey.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An SAP item key is year/document/item but was " + text);
  }
}
