package io.mahnwerk.core.http;

import io.mahnwerk.core.model.Sentence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects a body up to a limit and stops the transfer of a longer one. */
final class BoundedBody implements BodySubscriber<byte[]> {
  private final int limit;
  private final CompletableFuture<byte[]> result = new CompletableFuture<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Flow.@Nullable Subscription subscription;

  BoundedBody(int limit) {
    this.limit = limit;
  }

  /** The answer went on beyond the limit. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;

    private final int limit;

    TooLong(int limit) {
      super("longer than " + limit + " bytes");
      this.limit = limit;
    }

    /** Follows the name of the call. */
    Sentence sentence() {
      return new Sentence(" is longer than %s bytes.", " ist länger als %s Bytes.")
          .with(Sentence.same(Integer.toString(limit)));
    }
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription newSubscription) {
    subscription = newSubscription;
    newSubscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (buffer.remaining() > limit - bytes.size()) {
        stop();
        return;
      }
      byte[] part = new byte[buffer.remaining()];
      buffer.get(part);
      bytes.writeBytes(part);
    }
  }

  @Override
  public void onError(Throwable failure) {
    result.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    result.complete(bytes.toByteArray());
  }

  private void stop() {
    Flow.Subscription current = subscription;
    if (current != null) {
      current.cancel();
    }
    result.completeExceptionally(new TooLong(limit));
  }
}
