package io.mahnwerk.connector.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.http.HttpCall;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.ODataError;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Several changes in one call (JSON {@code $batch}), each answered for itself: one that is declined
 * does not keep the others from being done.
 *
 * @param api address of the API, closed by a slash
 */
record BcBatch(ResilientHttp http, URI api) implements DynSender.Batch {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public List<Optional<DynSender.Answer>> send(List<DynWrite> writes) {
    HttpCall call =
        HttpCall.change(
            "POST",
            api.resolve("$batch"),
            Map.of(
                "Content-Type",
                "application/json",
                "Accept",
                "application/json",
                "Prefer",
                "odata.continue-on-error",
                DynWrite.LANGUAGE,
                DynWrite.ENGLISH),
            body(writes));
    HttpAnswer answer = http.send(call);
    if (!answer.isSuccess()) {
      throw http.failure(call, answer, ODataError.parse(answer.body()).sentence());
    }
    Map<String, DynSender.Answer> byId = answers(answer);
    List<Optional<DynSender.Answer>> answers = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      answers.add(Optional.ofNullable(byId.get(Integer.toString(i))));
    }
    return answers;
  }

  private String body(List<DynWrite> writes) {
    ObjectNode batch = JSON.createObjectNode();
    ArrayNode requests = batch.putArray("requests");
    for (int i = 0; i < writes.size(); i++) {
      DynWrite write = writes.get(i);
      ObjectNode request = requests.addObject();
      request.put("id", Integer.toString(i));
      request.put("method", write.method());
      request.put("url", api.relativize(write.address()).toString());
      write.headers().forEach(request.putObject("headers")::put);
      if (!write.body().isEmpty()) {
        request.set("body", write.body());
      }
    }
    return batch.toString();
  }

  private Map<String, DynSender.Answer> answers(HttpAnswer answer) {
    try {
      Map<String, DynSender.Answer> byId = new HashMap<>();
      for (JsonNode one : JSON.readTree(answer.body()).path("responses")) {
        byte[] body = one.path("body").toString().getBytes(StandardCharsets.UTF_8);
        byId.put(
            one.path("id").asText(),
            new DynSender.Answer(one.path("status").asInt(), ODataError.parse(body)));
      }
      return byId;
    } catch (IOException noJson) {
      throw lost(noJson);
    }
  }

  /** The batch arrived and nobody can read what became of it. */
  private ConnectorException lost(@Nullable Throwable cause) {
    return new ConnectorException(
        FailureKind.OUTCOME_UNKNOWN,
        http.connection(),
        new Sentence(
            "the answer to a batch of changes cannot be read.",
            "die Antwort auf einen Stapel von Änderungen ist unlesbar."),
        cause);
  }
}
