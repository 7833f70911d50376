package io.mahnwerk.app;

import io.mahnwerk.core.model.Sentence;
import org.jspecify.annotations.Nullable;

/** A receipt from which nothing can be computed here. */
public final class UnusableReceipt extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient Sentence why;

  /**
   * @param why goes on after the name of the receipt, without a full stop
   */
  public UnusableReceipt(Sentence why) {
    this(why, null);
  }

  public UnusableReceipt(Sentence why, @Nullable Throwable cause) {
    super(why.english(), cause);
    this.why = why;
  }

  /** Goes on after the name of the receipt. */
  public Sentence why() {
    return why;
  }
}
