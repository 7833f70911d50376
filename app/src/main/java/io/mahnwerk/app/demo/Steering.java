package io.mahnwerk.app.demo;

import java.time.LocalDate;

/** Whatever sets marks in a ledger in the morning of a day, before its dunning run. */
public interface Steering {
  /** Nobody steers: the ledger follows its former schedule. */
  Steering NONE = day -> {};

  void cycle(LocalDate day);
}
