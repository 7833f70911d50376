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
  static final String INSOLVENT = "insolvent";
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
      return Optional.of(new DunningBlock(INSOLVENT, Owner.CLERK));
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
    Optional<LocalDate> own =
        item.dunning().blockedUntil().filter(day -> blocks.isInForce(day, today));
    Optional<LocalDate> byDebtor =
        debtor
            .blockedUntil()
            .filter(day -> debtor.isBlockedByUs() && blocks.isInForce(day, today))
            .filter(day -> item.isOpen());
    if (own.isPresent()) {
      return own.map(day -> block(day, given.contains(day) ? Owner.OURS : Owner.CLERK, byDebtor));
    }
    return byDebtor.map(day -> new DunningBlock(OURS, Owner.OURS).endingOn(blocks.freeFrom(day)));
  }

  /** Of two blocks of ours the longer one holds the item. */
  private DunningBlock block(LocalDate own, Owner owner, Optional<LocalDate> byDebtor) {
    LocalDate last = byDebtor.filter(day -> owner == Owner.OURS && day.isAfter(own)).orElse(own);
    return new DunningBlock(DatevBlocks.DAY.format(own), owner).endingOn(blocks.freeFrom(last));
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
