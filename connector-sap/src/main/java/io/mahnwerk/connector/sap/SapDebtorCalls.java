package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.http.HttpCall;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.odata.ODataBatch;
import io.mahnwerk.core.odata.ODataError;
import io.mahnwerk.core.odata.UpdateMethod;
import io.mahnwerk.core.spi.BrokenCall;
import io.mahnwerk.core.spi.WriteOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;

/**
 * Sends changes of dunning data: several in one {@code $batch} where the service takes it, one by
 * one where not, and by whichever method comes through. Safe for use by several threads.
 */
final class SapDebtorCalls {
  private static final int PRECONDITION_REQUIRED = 428;

  private final SapServices services;
  private final Deque<SapCsrfSession> idle = new ConcurrentLinkedDeque<>();
  private volatile UpdateMethod method = UpdateMethod.PATCH;
  private volatile boolean batchTurnedAway;
  private volatile boolean versionDemanded;

  SapDebtorCalls(SapServices services) {
    this.services = services;
  }

  /** One outcome for each change, in their order; no customer may appear twice. */
  List<WriteOutcome> send(List<SapDebtorChange> planned) {
    List<SapDebtorChange> changes =
        versionDemanded ? planned.stream().map(SapDebtorChange::ofSomeVersion).toList() : planned;
    try {
      if (changes.size() > 1 && !batchTurnedAway && services.customers().metadata().batch()) {
        Optional<List<WriteOutcome>> together = together(changes);
        if (together.isPresent()) {
          return together.get();
        }
      }
    } catch (ConnectorException failed) {
      WriteOutcome outcome = new BrokenCall(failed).whileWriting();
      return changes.stream().map(change -> outcome).toList();
    }
    return changes.stream().map(this::alone).toList();
  }

  /** Empty where the service takes no batch after all; then nothing was changed. */
  private Optional<List<WriteOutcome>> together(List<SapDebtorChange> changes) {
    List<ODataBatch.Update> updates =
        changes.stream()
            .map(change -> new ODataBatch.Update(change.path(), change.headers(), change.json()))
            .toList();
    HttpCall call =
        HttpCall.change(
            "POST",
            services.customers().address("$batch", ""),
            Map.of("Content-Type", ODataBatch.contentType(), "Accept", "multipart/mixed"),
            ODataBatch.body(updates));
    HttpAnswer answer = inSession(session -> session.send(call));
    if (UpdateMethod.isTurnedAway(answer) || answer.failureKind() == FailureKind.NOT_FOUND) {
      batchTurnedAway = true;
      return Optional.empty();
    }
    if (!answer.isSuccess()) {
      throw services.http().failure(call, answer, ODataError.parse(answer.body()).sentence());
    }
    try {
      return Optional.of(outcomes(changes, ODataBatch.results(answer, changes.size())));
    } catch (IOException unreadable) {
      WriteOutcome unknown =
          new WriteOutcome.Uncertain("the answer to several changes: " + unreadable.getMessage());
      return Optional.of(changes.stream().map(change -> unknown).toList());
    }
  }

  private List<WriteOutcome> outcomes(
      List<SapDebtorChange> changes, List<ODataBatch.Result> results) {
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      SapDebtorChange change = changes.get(i);
      ODataBatch.Result result = results.get(i);
      if (result.status() == PRECONDITION_REQUIRED) {
        versionDemanded = true;
        outcomes.add(alone(change.ofSomeVersion()));
      } else if (result.isSuccess()) {
        outcomes.add(done(change, result.header(SapMessages.HEADER)));
      } else {
        outcomes.add(refused(result));
      }
    }
    return outcomes;
  }

  private WriteOutcome alone(SapDebtorChange change) {
    try {
      HttpAnswer answer = byMethod(change);
      if (answer.status() == PRECONDITION_REQUIRED) {
        versionDemanded = true;
        answer = byMethod(change.ofSomeVersion());
      }
      if (answer.isSuccess()) {
        return done(change, answer.header(SapMessages.HEADER));
      }
      if (answer.status() == 412) {
        return stale();
      }
      String said = ODataError.parse(answer.body()).sentence();
      throw services.http().failure(call(change), answer, said);
    } catch (ConnectorException failed) {
      return new BrokenCall(failed).whileWriting();
    }
  }

  /** Tries the next method only where one was turned away unseen, and stays with what works. */
  private HttpAnswer byMethod(SapDebtorChange change) {
    HttpAnswer answer = inSession(session -> session.send(call(change)));
    Optional<UpdateMethod> next = method.next();
    while (UpdateMethod.isTurnedAway(answer) && next.isPresent()) {
      UpdateMethod other = next.get();
      HttpAnswer second = inSession(session -> session.send(call(change, other)));
      if (!UpdateMethod.isTurnedAway(second)) {
        method = other;
        return second;
      }
      next = other.next();
    }
    return answer;
  }

  private HttpCall call(SapDebtorChange change) {
    return call(change, method);
  }

  private HttpCall call(SapDebtorChange change, UpdateMethod by) {
    return by.call(
        services.customers().address(change.path(), ""), change.headers(), change.json());
  }

  private HttpAnswer inSession(Function<SapCsrfSession, HttpAnswer> work) {
    SapCsrfSession session =
        Optional.ofNullable(idle.poll())
            .orElseGet(
                () -> new SapCsrfSession(services.http(), services.customers().address("", "")));
    try {
      return work.apply(session);
    } finally {
      idle.push(session);
    }
  }

  private WriteOutcome done(SapDebtorChange change, Optional<String> message) {
    return services
        .messages()
        .take(message)
        .<WriteOutcome>map(error -> new WriteOutcome.Uncertain("SAP reports success but " + error))
        .orElseGet(() -> new WriteOutcome.Pending(change.instruction().key().value()));
  }

  private static WriteOutcome refused(ODataBatch.Result result) {
    if (result.status() == 412) {
      return stale();
    }
    String said = ODataError.parse(result.body()).sentence();
    String sentence = "SAP answered one of several changes with " + result.status() + ": " + said;
    return result.status() >= 500
        ? new WriteOutcome.Uncertain(sentence)
        : new WriteOutcome.Failed(HttpAnswer.failureKind(result.status()), sentence);
  }

  private static WriteOutcome stale() {
    return new WriteOutcome.Stale(Reason.of(ReasonCode.LEDGER_MOVED_ON));
  }
}
