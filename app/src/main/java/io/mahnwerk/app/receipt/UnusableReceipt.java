package io.mahnwerk.app.receipt;

import io.mahnwerk.core.model.Sentence;
import org.jspecify.annotations.Nullable;

/** A receipt from which nothing can be computed here. */
public final class UnusableReceipt extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient Sentence why;

  /**
   * @param why goes on after the name of the receipt, without a full stop
   */
  UnusableReceipt(Sentence why) {
    this(why, null);
  }

  UnusableReceipt(Sentence why, @Nullable Throwable cause) {
    super(why.english(), cause);
    this.why = why;
  }

  /** Goes on after the name of the receipt. */
  Sentence why() {
    return why;
  }
}
