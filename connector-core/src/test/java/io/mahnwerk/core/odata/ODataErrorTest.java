package io.mahnwerk.core.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ODataErrorTest {
  @Test
  void readsJson() {
    assertThat(
            sentence(
                "{\"error\":{\"code\":\"R11/101\",\"message\":{\"lang\":\"en\","
                    + "\"value\":\"Customer is\\nlocked\"}}}"))
        .isEqualTo("Customer is locked (R11/101)");
    assertThat(sentence("{\"error\":{\"code\":\"X\",\"message\":\"Plain\"}}"))
        .isEqualTo("Plain (X)");
  }

  @Test
  void saysWhatAGeneralSentenceHidesBelowIt() {
    assertThat(
            sentence(
                "{\"error\":{\"code\":\"\",\"message\":\"An error has occurred.\","
                    + "\"innererror\":{\"message\":\"Write failed.\"}}}"))
        .isEqualTo("An error has occurred. Write failed.");
    assertThat(
            sentence(
                "{\"error\":{\"code\":\"X\",\"message\":\"Plain\","
                    + "\"innererror\":{\"message\":\"Plain\"}}}"))
        .isEqualTo("Plain (X)");
  }

  @Test
  void readsXml() {
    assertThat(
            sentence(
                "<?xml version=\"1.0\"?><error xmlns=\"http://x/\"><code>005056A/1</code>"
                    + "<message xml:lang=\"en\">No access</message></error>"))
        .isEqualTo("No access (005056A/1)");
  }

  @Test
  void opensNoExternalEntity() {
    String attack =
        "<!DOCTYPE e [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + "<error><code>1</code><message>&x;</message></error>";

    assertThat(sentence(attack)).doesNotContain("localhost").isIn("1", "");
  }

  @Test
  void readsTheTitleOfAWebPage() {
    assertThat(
            sentence("<html><head><title>403 Forbidden</title></head><body>403 Forbidden</body>"))
        .isEqualTo("403 Forbidden");
  }

  @Test
  void takesOtherTextAsOneShortLine() {
    assertThat(sentence("CSRF token\r\nvalidation failed"))
        .isEqualTo("CSRF token validation failed");
    assertThat(sentence("x".repeat(500))).hasSize(200).endsWith("…");
    assertThat(sentence("")).isEmpty();
    assertThat(sentence("{broken")).isEqualTo("{broken");
  }

  @Test
  void readsTheWordsOfAPageWhoseTitleSaysNothing() {
    String page =
        "<html><head><title>Application Server Error</title><style>p { color: red }</style></head>"
            + "<body><div><span>503</span> No free work process</div></body></html>";

    assertThat(sentence(page)).isEqualTo("Application Server Error: 503 No free work process");
  }

  private static String sentence(String body) {
    return ODataError.parse(body.getBytes(StandardCharsets.UTF_8)).sentence();
  }
}
