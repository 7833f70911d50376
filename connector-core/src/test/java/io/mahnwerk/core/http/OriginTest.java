package io.mahnwerk.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
  private static final Origin ORIGIN = Origin.of(URI.create("https://s4.example/sap"));

  @ParameterizedTest
  @ValueSource(strings = {"https://s4.example/x?y", "https://S4.EXAMPLE:443/"})
  void coversItsOwnAddresses(String address) {
    assertThat(ORIGIN.covers(URI.create(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://s4.example/",
        "https://s4.example:8443/",
        "https://s4.example.evil.example/",
        "https://s4.example@evil.example/",
        "/sap/relative",
        "file:///etc/passwd"
      })
  void coversNoOther(String address) {
    assertThat(ORIGIN.covers(URI.create(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s4.example", "ftp://s4.example", "https:///x", "https://u:p@s4.example"})
  void refusesWhatIsNoAddressOfAServer(String address) {
    assertThatIllegalArgumentException().isThrownBy(() -> Origin.of(URI.create(address)));
  }

  @Test
  void isPrivateByEncryptionOrOnThisMachineOnly() {
    assertThat(ORIGIN.isPrivate()).isTrue();
    assertThat(Origin.of(URI.create("http://127.0.0.1:8080")).isPrivate()).isTrue();
    assertThat(Origin.of(URI.create("http://s4.example")).isPrivate()).isFalse();
  }
}
