package io.mahnwerk.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2508.34 EUR | 2,508.34 EUR | 2.508,34 EUR",
        "-0.01 EUR | -0.01 EUR | -0,01 EUR",
        "1234567 JPY | 1,234,567 JPY | 1.234.567 JPY",
        "-1.00 EUR, -1000.00 USD | -1.00 EUR, -1,000.00 USD | -1,00 EUR, -1.000,00 USD",
        "99999999999999999.99 EUR | 99,999,999,999,999,999.99 EUR | 99.999.999.999.999.999,99 EUR",
        "1.234 BHD | 1.234 BHD | 1,234 BHD"
      })
  void writesAmountsAsEachLanguageDoes(String plain, String english, String german) {
    assertThat(AmountText.in(plain, Locale.ENGLISH)).isEqualTo(english);
    assertThat(AmountText.in(plain, Locale.GERMAN)).isEqualTo(german);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024.17",
        "RE-2024.17 EUR",
        "2.508,34 EUR",
        "1000 EURO",
        "4711",
        "",
        "2026-03-17"
      })
  void leavesAloneWhatIsNoAmountInPlainForm(String text) {
    assertThat(AmountText.in(text, Locale.GERMAN)).isEqualTo(text);
  }

  @Test
  void isHowAReasonAndASentenceTellOfMoney() {
    Reason gain = Reason.of(ReasonCode.MODEL_GAIN, "1114.20");
    assertThat(gain.text(Locale.GERMAN))
        .isEqualTo("Erwarteter Vorteil gegenüber der Segmentregel: 1.114,20 EUR.");
    assertThat(gain.text(Locale.ENGLISH))
        .isEqualTo("Expected gain over the segment rule: 1,114.20 EUR.");
    assertThat(Sentence.of(Money.of("EUR", "-2508.34")))
        .isEqualTo(new Sentence("-2,508.34 EUR", "-2.508,34 EUR"));
  }
}
