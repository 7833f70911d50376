package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningBlock.Owner;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** Says in the words of the receivables model what the books of a Mandant say. */
record DatevMapper(ConnectionId connection, CompanyCode companyCode, DatevBlocks blocks) {
  static final String OURS = "MW";
  private static final String PERMANENT = "1";

  DebtorRef debtorRef(String account) {
    return new DebtorRef(connection, companyCode, account);
  }

  OpenItemRef itemRef(String key) {
    return new OpenItemRef(connection, companyCode, key);
  }

  Debtor debtor(DatevDebtor debtor, LocalDate today) {
    DebtorDunning dunning =
        new DebtorDunning(
            debtor.procedure().code(),
            block(debtor, today),
            DunningLevel.NONE,
            Optional.empty(),
            Optional.empty());
    return new Debtor(
        debtorRef(debtor.account()),
        debtor.name(),
        debtor.naturalPerson(),
        false,
        "",
        debtor.country(),
        debtor.terms(),
        debtor.directDebit(),
        dunning,
        version(debtor.text()));
  }

  Optional<DunningBlock> block(DatevDebtor debtor, LocalDate today) {
    if (debtor.dunning() == DatevDebtor.NO_DUNNING) {
      return Optional.of(new DunningBlock("9", Owner.CLERK));
    }
    if (debtor.insolvent()) {
      return Optional.of(new DunningBlock("insolvent", Owner.CLERK));
    }
    return debtor
        .blockedUntil()
        .filter(day -> blocks.isInForce(day, today))
        .map(
            day ->
                debtor.isBlockedByUs()
                    ? new DunningBlock(OURS, Owner.OURS)
                    : new DunningBlock(DatevBlocks.DAY.format(day), Owner.CLERK));
  }

  /**
   * @param given the dates that were given out for this item
   */
  Change change(DatevItem item, DatevDebtor debtor, Set<LocalDate> given, LocalDate today) {
    OpenItem mapped = item(item, debtor, given, today);
    return item.cleared()
        .<Change>map(clearing -> new Change.Cleared(mapped, clearing))
        .orElseGet(() -> new Change.Open(mapped));
  }

  OpenItem item(DatevItem item, DatevDebtor debtor, Set<LocalDate> given, LocalDate today) {
    DunningState state =
        new DunningState(
            new DunningLevel(item.dunning().level()),
            item.dunning().last(),
            block(item, debtor, given, today),
            Optional.empty(),
            false);
    return new OpenItem(
        itemRef(item.key()),
        debtorRef(item.account()),
        item.invoice(),
        item.kind(),
        item.open(),
        item.date(),
        item.date(),
        item.due(),
        Optional.empty(),
        item.special(),
        item.directDebit(),
        state,
        version(item.text() + state.block()));
  }

  /** A clerk's block of the item comes before ours of the debtor. */
  private Optional<DunningBlock> block(
      DatevItem item, DatevDebtor debtor, Set<LocalDate> given, LocalDate today) {
    if (item.dunning().block()) {
      return Optional.of(new DunningBlock(PERMANENT, Owner.CLERK));
    }
    Optional<DunningBlock> own =
        item.dunning()
            .blockedUntil()
            .filter(day -> blocks.isInForce(day, today))
            .map(
                day ->
                    new DunningBlock(
                        DatevBlocks.DAY.format(day),
                        given.contains(day) ? Owner.OURS : Owner.CLERK));
    if (own.isPresent()) {
      return own;
    }
    boolean byDebtor =
        item.isOpen()
            && debtor.isBlockedByUs()
            && debtor.blockedUntil().filter(day -> blocks.isInForce(day, today)).isPresent();
    return byDebtor ? Optional.of(new DunningBlock(OURS, Owner.OURS)) : Optional.empty();
  }

  private static RecordVersion version(String content) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return new RecordVersion(HexFormat.of().formatHex(hash, 0, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
