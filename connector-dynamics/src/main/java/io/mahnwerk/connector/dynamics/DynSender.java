package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.http.HttpCall;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.odata.ODataError;
import io.mahnwerk.core.spi.BrokenCall;
import io.mahnwerk.core.spi.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends changes: several in a batch where there is one, else each by itself.
 *
 * @param batch empty where the service is known to take single calls only
 */
record DynSender(ResilientHttp http, Optional<Batch> batch, Judge judge) {

  /**
   * How one change was answered, alone or within a batch.
   *
   * @param said what was said of a change that was declined
   */
  record Answer(int status, ODataError said) {}

  /** Says what the answer to a change means for it. */
  interface Judge {
    WriteOutcome of(Answer answer, String receipt);
  }

  /** Sends several changes in one call. */
  interface Batch {
    /**
     * One answer for each change, in the same order; empty where the answer has none for it, so
     * that nobody knows. Throws {@link ConnectorException} when the call as a whole failed.
     */
    List<Optional<Answer>> send(List<DynWrite> writes);
  }

  /**
   * A change and what it is called by.
   *
   * @param receipt of a change that was taken
   */
  record Named(DynWrite write, String receipt) {}

  /** One outcome for each change, in the same order. */
  List<WriteOutcome> send(List<Named> writes) {
    if (batch.isPresent() && writes.size() > 1) {
      return together(batch.get(), writes);
    }
    return writes.stream().map(this::alone).toList();
  }

  private WriteOutcome alone(Named one) {
    HttpCall call = one.write().call();
    try {
      HttpAnswer answer = http.send(call);
      boolean isPage = answer.isSuccess() && answer.text().stripLeading().startsWith("<");
      return isPage
          ? new WriteOutcome.Uncertain("a web page came instead of an answer")
          : judge.of(new Answer(answer.status(), ODataError.parse(answer.body())), one.receipt());
    } catch (ConnectorException failed) {
      return new BrokenCall(failed).whileWriting();
    }
  }

  private List<WriteOutcome> together(Batch batch, List<Named> writes) {
    List<Optional<Answer>> answers;
    try {
      answers = batch.send(writes.stream().map(Named::write).toList());
    } catch (ConnectorException failed) {
      WriteOutcome broken = new BrokenCall(failed).whileWriting();
      return writes.stream().map(write -> broken).toList();
    }
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      String receipt = writes.get(i).receipt();
      outcomes.add(
          answers
              .get(i)
              .map(answer -> judge.of(answer, receipt))
              .orElseGet(() -> new WriteOutcome.Uncertain("the batch was answered without it")));
    }
    return outcomes;
  }
}
