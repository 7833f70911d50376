package io.mahnwerk.mocks.erp;

/**
 * Disturbs the files by which an ERP is reached, to see what a connector makes of it. The people
 * who carry them make mistakes of their own.
 */
public interface FileFaults {
  /** Disturbs the next files of that kind, once. */
  void strike(FileFault fault);

  /**
   * How many rounds of files came disturbed so far, and how much of what we gave out people forgot,
   * put off or entered otherwise.
   */
  long happened();

  /** How files are disturbed; after the next round of people they are as they should be. */
  enum FileFault {
    /** Exports end in the middle of a line, as when a disk was full. */
    TRUNCATED_EXPORT,
    /** Exports stand there under their final names while they are still being written. */
    UNFINISHED_EXPORT,
    /** Exports come twice, under two names. */
    REPEATED_EXPORT,
    /** Exports of another client lie in the same folder before ours. */
    FOREIGN_EXPORT,
    /** Everything that was ever given out is carried into the ledger once more. */
    IMPORTED_TWICE
  }
}
