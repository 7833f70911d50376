package io.mahnwerk.mocks.world;

/** A world file of one archetype whose parts a test can exchange. */
final class SmallWorld {
  static final String YAML =
      """
      name: small
      holidays: {country: DE, closed: ["12-24"]}
      # How much the moment of a first notice matters
      effect: 1.0
      calibrations:
        - {effect: 1.0, kappa: 1.0, rho: 1.0}
      invoicing: {termsKey: T, termsDays: 14, perMonth: 1.4, perMonthSd: 0.4,
        amounts: {median: 100, betweenSd: 0, withinSd: 0}, paidBeforeDue: {share: 0.5, logitSd: 0}}
      debtors: {countries: {DE: 1.0}, industryCodes: 1.0, ownSd: 0, windowShiftSd: 0,
        responseLogitSd: 0, complaintSd: 0, stems: [Muster]}
      clerks: {ownBlock: 0.0, liftOurs: 0.0, changeOurs: 0.0, blockReason: A, complaintReason: D,
        liftedAfterDays: {from: 7, to: 7}}
      archetypes:
        - name: ALL
          share: 1.0
          industry: ALLE
          naturalPersons: 0
          keyAccounts: 0
          names: ["{stem} GmbH"]
          own: {kind: constant, rate: 0.01}
          answer:
            first: {kind: window, from: 5, to: 10, inside: 0.5, outside: 0.1}
            later: [0.2]
            complaint: {kind: constant, value: 0.0}
            laterComplaint: 0.0
      """;

  private SmallWorld() {}

  static World with(String field, String other) {
    if (!YAML.contains(field)) {
      throw new IllegalArgumentException("The small world has no " + field);
    }
    return World.parse("small.yaml", YAML.replace(field, other));
  }
}
