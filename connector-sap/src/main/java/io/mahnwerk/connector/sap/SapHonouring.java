package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How the dunning run is brought to honour our date, for each company code.
 *
 * @param usual the way of a company code that is not named
 * @param today in SAP's own time zone: a date alone holds an item until its day has come
 */
record SapHonouring(Map<CompanyCode, Way> ways, Way usual, Supplier<LocalDate> today) {
  static final String FORM =
      "item-block, account-block, reference-date or event-module, for all or like"
          + " 1000=event-module,2000=item-block";
  static final String GERMAN_FORM =
      "item-block, account-block, reference-date oder event-module, für alle oder wie"
          + " 1000=event-module,2000=item-block";

  private static final String IN_THE_RUN = "+";
  private static final String OF_THE_ACCOUNT = "@";

  /** What keeps an item out of the run until its day. */
  enum Way {
    /** Our reason in the item's dunning block, which we lift on the day. */
    ITEM_BLOCK("item-block"),
    /**
     * Our date in the item and our reason in the block of its account, where all items of the
     * account wait; where they do not, as for {@link #ITEM_BLOCK}.
     */
    ACCOUNT_BLOCK("account-block"),
    /**
     * Our date in the reference field; the run's additional selections leave out later dates, so
     * the run does not see the item at all.
     */
    REFERENCE_DATE("reference-date"),
    /** The same date, turned into a block within the run by event module 00001765. */
    EVENT_MODULE("event-module");

    private final String word;

    Way(String word) {
      this.word = word;
    }

    boolean needsNoRelease() {
      return this == REFERENCE_DATE || this == EVENT_MODULE;
    }

    static Way parse(String word) {
      for (Way way : values()) {
        if (way.word.equals(word)) {
          return way;
        }
      }
      throw new IllegalArgumentException("No such way: " + word);
    }
  }

  SapHonouring {
    ways = Map.copyOf(ways);
  }

  /** Throws {@link IllegalArgumentException} for a text of another form. */
  static SapHonouring parse(String text, Supplier<LocalDate> today) {
    if (!text.contains("=")) {
      return new SapHonouring(Map.of(), Way.parse(text), today);
    }
    Map<CompanyCode, Way> ways = new HashMap<>();
    for (String pair : SapProcedures.list(text, ",")) {
      List<String> sides = SapProcedures.list(pair, "=");
      if (sides.size() != 2
          || ways.put(new CompanyCode(sides.get(0)), Way.parse(sides.get(1))) != null) {
        throw new IllegalArgumentException(pair);
      }
    }
    return new SapHonouring(ways, Way.ITEM_BLOCK, today);
  }

  Way of(CompanyCode companyCode) {
    return ways.getOrDefault(companyCode, usual);
  }

  boolean uses(Way way) {
    return usual == way || ways.containsValue(way);
  }

  /** Whether every hold in these company codes ends by itself on its day. */
  boolean needsNoRelease(Collection<CompanyCode> companyCodes) {
    return companyCodes.stream().allMatch(code -> of(code).needsNoRelease());
  }

  /** The block that a date alone amounts to; empty once its day has come. */
  Optional<DunningBlock> blockOf(CompanyCode companyCode, String text, Optional<DunningMark> mark) {
    return mark.filter(date -> of(companyCode).needsNoRelease())
        .filter(date -> date.date().isAfter(today.get()))
        .map(date -> new DunningBlock(text + suffix(companyCode), DunningBlock.Owner.OURS));
  }

  /** The block that our block of the account amounts to for an item that waits by its date. */
  Optional<DunningBlock> blockOfAccount(String text, DunningState unblocked) {
    return unblocked.hasFreshMark()
        ? Optional.of(new DunningBlock(text + OF_THE_ACCOUNT, DunningBlock.Owner.OURS))
        : Optional.empty();
  }

  /** Whether the account's block holds the item, and not a block of its own. */
  static boolean isOfAccount(DunningBlock block) {
    return block.isOurs() && block.reasonCode().endsWith(OF_THE_ACCOUNT);
  }

  /** Whether a run does not even select the item, rather than find it blocked. */
  static boolean isUnselected(DunningBlock block) {
    return block.isOurs()
        && block.reasonCode().startsWith(SapMarks.PREFIX)
        && !block.reasonCode().endsWith(IN_THE_RUN)
        && !isOfAccount(block);
  }

  private String suffix(CompanyCode companyCode) {
    return of(companyCode) == Way.EVENT_MODULE ? IN_THE_RUN : "";
  }
}
