package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.http.HttpCall;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.odata.ODataError;
import io.mahnwerk.core.spi.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends changes: several in a batch where there is one, else each by itself.
 *
 * @param batch empty where the service is known to take single calls only
 */
record BcSender(ResilientHttp http, Optional<BcBatch> batch, Judge judge) {

  /** Says what an answer to one change means for it. */
  interface Judge {
    WriteOutcome of(int status, ODataError said, String receipt);
  }

  BcSender(ResilientHttp http, Optional<BcBatch> batch) {
    this(http, batch, (status, said, receipt) -> new BcAnswer(status, said).outcome(receipt));
  }

  /**
   * A change and what it is called by.
   *
   * @param receipt of a change that was taken
   */
  record Named(BcWrite write, String receipt) {}

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
          : judge.of(answer.status(), ODataError.parse(answer.body()), one.receipt());
    } catch (ConnectorException failed) {
      return new BcBrokenCall(failed).whileWriting();
    }
  }

  private static List<WriteOutcome> together(BcBatch batch, List<Named> writes) {
    List<Optional<BcAnswer>> answers;
    try {
      answers = batch.send(writes.stream().map(Named::write).toList());
    } catch (ConnectorException failed) {
      WriteOutcome broken = new BcBrokenCall(failed).whileWriting();
      return writes.stream().map(write -> broken).toList();
    }
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      String receipt = writes.get(i).receipt();
      outcomes.add(
          answers
              .get(i)
              .map(answer -> answer.outcome(receipt))
              .orElseGet(() -> new WriteOutcome.Uncertain("the batch was answered without it")));
    }
    return outcomes;
  }
}
