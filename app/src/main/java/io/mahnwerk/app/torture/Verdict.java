package io.mahnwerk.app.torture;

import io.mahnwerk.app.torture.CertificateBench.Trace;
import io.mahnwerk.app.torture.CertificateRow.How;

/**
 * What a disturbed command is found to have lost, repeated or hidden, beside an undisturbed one.
 */
record Verdict(Disturbance disturbance, Trace trace, Trace undisturbed) {

  CertificateRow added(CertificateRow row) {
    int lost = Math.max(0, trace.unsettled() - undisturbed.unsettled());
    if (disturbance.leavesNoTrace()) {
      lost +=
          (int)
              undisturbed.end().entrySet().stream()
                  .filter(item -> !item.getValue().equals(trace.end().get(item.getKey())))
                  .count();
    }
    return row.plus(how(), lost, trace.repeated(), isSilent());
  }

  private How how() {
    if (trace.ran().exitCode().isEmpty()) {
      return How.KILLED;
    }
    if (trace.ran().exitCode().get() != 0) {
      return How.REPORTED;
    }
    if (!trace.ran().out().equals(undisturbed.ran().out())) {
      return How.READ_BACK;
    }
    return trace.exchanges().size() > undisturbed.exchanges().size() ? How.RETRIED : How.BORE;
  }

  /** It says that all is done, as without the disturbance, or fails without a word. */
  private boolean isSilent() {
    if (trace.ran().exitCode().isEmpty()) {
      return false;
    }
    String said = trace.ran().out() + trace.ran().err();
    if (trace.ran().exitCode().get() != 0) {
      return said.isBlank();
    }
    return disturbance.leavesNoTrace()
        && trace.ran().out().equals(undisturbed.ran().out())
        && !trace.after().equals(undisturbed.after());
  }
}
