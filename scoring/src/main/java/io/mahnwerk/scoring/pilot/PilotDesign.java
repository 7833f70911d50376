package io.mahnwerk.scoring.pilot;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.PilotArm;
import java.util.List;
import java.util.Map;

/**
 * Who takes part in a pilot and what it can be expected to show. The same debtors, history and
 * terms give the same design.
 *
 * @param members in a fixed order, every stratum halved between the arms
 * @param eligible how many debtors could have been taken
 * @param excluded how many could not, by the reason
 * @param outlook what the pilot can show; empty past gives none
 */
public record PilotDesign(
    PilotTerms terms,
    List<Member> members,
    int eligible,
    Map<Exclusion, Integer> excluded,
    PilotOutlook outlook) {
  public PilotDesign {
    members = List.copyOf(members);
    excluded = Map.copyOf(excluded);
  }

  /** A debtor of the pilot. */
  public record Member(Debtor debtor, PilotArm arm, Stratum stratum) {}

  public List<Member> members(PilotArm arm) {
    return members.stream().filter(member -> member.arm() == arm).toList();
  }
}
