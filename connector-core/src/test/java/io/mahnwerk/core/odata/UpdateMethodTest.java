package io.mahnwerk.core.odata;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.http.HttpCall;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdateMethodTest {
  private static final URI ENTITY = URI.create("https://erp.example/Orders(1)");

  @Test
  void sendsTheMethodItself() {
    HttpCall call = UpdateMethod.PATCH.call(ENTITY, Map.of("If-Match", "*"), "{}");

    assertThat(call.method()).isEqualTo("PATCH");
    assertThat(call.headers()).containsOnly(Map.entry("If-Match", "*"));
    assertThat(call.effect()).isEqualTo(HttpCall.Effect.CHANGES);
  }

  @Test
  void hidesTheMethodInAPost() {
    HttpCall call = UpdateMethod.TUNNELLED_MERGE.call(ENTITY, Map.of(), "{}");

    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.headers()).containsEntry("X-HTTP-Method", "MERGE");
  }

  @Test
  void endsAfterTheLastMethod() {
    assertThat(UpdateMethod.PATCH.next()).contains(UpdateMethod.MERGE);
    assertThat(UpdateMethod.TUNNELLED_PATCH.next()).isEqualTo(Optional.empty());
  }
}
