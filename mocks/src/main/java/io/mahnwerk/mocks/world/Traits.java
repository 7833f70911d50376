package io.mahnwerk.mocks.world;

/**
 * How one debtor differs from its archetype. Latent: no ledger shows it.
 *
 * @param speed scales its own hazards, mean near 1
 * @param shift days by which its windows lie later
 * @param responseLogit added to the logit of its answers to a first notice
 * @param complaint scales its complaint probabilities
 */
record Traits(
    Archetype archetype, double speed, double shift, double responseLogit, double complaint) {
  /** The same debtor when it acts like those of another archetype. */
  Traits like(Archetype other) {
    return new Traits(other, speed, shift, responseLogit, complaint);
  }

  static Traits of(Archetype archetype, WorldSpec.Debtors spread, Draw debtor) {
    return new Traits(
        archetype,
        Math.exp(spread.ownSd() * debtor.with("speed").normal()),
        spread.windowShiftSd() * debtor.with("shift").normal(),
        spread.responseLogitSd() * debtor.with("response").normal(),
        Math.exp(spread.complaintSd() * debtor.with("complaint").normal()));
  }
}
