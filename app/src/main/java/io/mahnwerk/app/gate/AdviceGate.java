package io.mahnwerk.app.gate;

import io.mahnwerk.core.store.Advice;
import java.time.LocalDate;
import java.util.List;

/** Stands between advice and what becomes of it. */
public interface AdviceGate {

  /** Lets everything through. */
  AdviceGate OPEN =
      new AdviceGate() {
        @Override
        public void look(LocalDate today) {}

        @Override
        public List<Advice> pass(List<Advice> advice, LocalDate today) {
          return advice;
        }
      };

  /**
   * Looks at what was read and makes every debtor be advised anew for whom a gate has opened or
   * closed since. Call it after reading and before advising.
   */
  void look(LocalDate today);

  /** The same pieces of advice, in the same order, those held back with the reason for it. */
  List<Advice> pass(List<Advice> advice, LocalDate today);
}
