package io.mahnwerk.core.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.odata.ODataRecord.UnreadableField;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ODataPageReaderTest {
  @Test
  void readsAFeedWithItsNextLink() throws IOException {
    ODataPage page =
        read(
            "{'d':{'__count':'2','results':[{'__metadata':{'uri':'x','type':'T','etag':'W/1'},"
                + "'K':'001','to_X':{'__deferred':{'uri':'y'}}},{'K':'002'}],"
                + "'__next':'https://elsewhere.example/Items?$skiptoken=2'}}");

    assertThat(page.records()).extracting(found -> found.text("K")).containsExactly("001", "002");
    assertThat(page.records().get(0).etag()).contains("W/1");
    assertThat(page.records().get(0).properties()).containsOnlyKeys("K");
    assertThat(page.next()).contains("https://elsewhere.example/Items?$skiptoken=2");
  }

  @Test
  void readsASingleEntityAndAnOldFeed() throws IOException {
    assertThat(read("{'d':{'__metadata':{'etag':'e'},'K':'1'}}").records())
        .singleElement()
        .satisfies(found -> assertThat(found.text("K")).isEqualTo("1"));
    assertThat(read("{'d':[{'K':'1'},{'K':'2'}]}").records()).hasSize(2);
    assertThat(read("{'d':{'results':[]}}").records()).isEmpty();
  }

  @Test
  void keepsDecimalsExactFromTextAndFromNumbers() throws IOException {
    ODataRecord found =
        only("{'d':{'Text':'-12345678901234567890.123','Number':12345678901234567890.123}}");

    assertThat(found.decimal("Text")).isEqualTo(new BigDecimal("-12345678901234567890.123"));
    assertThat(found.decimal("Number")).isEqualTo(new BigDecimal("12345678901234567890.123"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pacific/Kiritimati", "America/Los_Angeles", "Europe/Berlin", "UTC"})
  void keepsADateOnItsDayInEveryTimeZone(String zone) throws IOException {
    TimeZone own = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      ODataRecord found =
          only("{'d':{'A':'/Date(1785542400000)/','B':'/Date(-86400000)/','C':'/Date(0+0060)/'}}");

      assertThat(found.date("A")).contains(LocalDate.of(2026, 8, 1));
      assertThat(found.date("B")).contains(LocalDate.of(1969, 12, 31));
      assertThat(found.date("C")).contains(LocalDate.EPOCH);
    } finally {
      TimeZone.setDefault(own);
    }
  }

  @Test
  void takesNullAndAbsentAsEmpty() throws IOException {
    ODataRecord found = only("{'d':{'Null':null,'Flag':true}}");

    assertThat(found.text("Null")).isEmpty();
    assertThat(found.date("Null")).isEmpty();
    assertThat(found.date("Absent")).isEmpty();
    assertThat(found.flag("Absent")).isFalse();
    assertThat(found.flag("Flag")).isTrue();
  }

  @Test
  void namesTheFieldItCannotRead() throws IOException {
    ODataRecord found = only("{'d':{'Day':'yesterday','Amount':'1,5','Flag':'X'}}");

    assertThatExceptionOfType(UnreadableField.class)
        .isThrownBy(() -> found.date("Day"))
        .withMessage("is no date: yesterday")
        .satisfies(bad -> assertThat(bad.field()).isEqualTo("Day"));
    assertThatExceptionOfType(UnreadableField.class)
        .isThrownBy(() -> found.decimal("Amount"))
        .withMessage("is no number: 1,5");
    assertThatExceptionOfType(UnreadableField.class).isThrownBy(() -> found.flag("Flag"));
    assertThatExceptionOfType(UnreadableField.class)
        .isThrownBy(() -> found.required("Absent"))
        .withMessage("is empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{}",
        "{'value':[]}",
        "{'d':null}",
        "{'d':{'results':[{'K':'1'}",
        "{'d':{'results':[1]}}",
        "{'d':{'results':[]}} trailing"
      })
  void refusesWhatIsNoWholeV2Answer(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(IOException.class);
  }

  private static ODataRecord only(String body) throws IOException {
    return read(body).records().get(0);
  }

  private static ODataPage read(String body) throws IOException {
    return new ODataPageReader().read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
