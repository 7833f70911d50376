package io.mahnwerk.connector.datev;

import java.util.Locale;

/** A file of which nothing may be used, because part of it would be read wrongly or is missing. */
final class FileRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient FileFault fault;

  FileRefusal(FileFault fault) {
    super(fault.sentence().in(Locale.ENGLISH));
    this.fault = fault;
  }

  FileRefusal(FileFault fault, Throwable cause) {
    super(fault.sentence().in(Locale.ENGLISH), cause);
    this.fault = fault;
  }

  FileFault fault() {
    return fault;
  }
}
