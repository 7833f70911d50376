package io.mahnwerk.app.propose;

import io.mahnwerk.scoring.proposal.Proposal;
import io.mahnwerk.scoring.proposal.Share;
import java.util.List;
import java.util.Locale;

/** A proposal as people read it. */
record ProposalRow(
    String companyCode,
    String debtor,
    String proposal,
    String choice,
    String reason,
    String probability,
    String low,
    String high,
    String until) {
  static final List<String> HEADER =
      List.of(
          "company_code",
          "debtor",
          "proposal",
          "choice",
          "reason",
          "probability",
          "low",
          "high",
          "until");

  static ProposalRow of(Proposal proposal, Locale locale) {
    ProposalText text = new ProposalText(proposal);
    return new ProposalRow(
        proposal.debtor().companyCode().value(),
        proposal.debtor().number(),
        text.kind().in(locale),
        text.choice().in(locale),
        text.reason().in(locale),
        proposal.probability().map(Share::value).map(ProposalRow::number).orElse(""),
        proposal.probability().map(Share::low).map(ProposalRow::number).orElse(""),
        proposal.probability().map(Share::high).map(ProposalRow::number).orElse(""),
        proposal.until().map(Object::toString).orElse(""));
  }

  List<String> cells() {
    return List.of(companyCode, debtor, proposal, choice, reason, probability, low, high, until);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
