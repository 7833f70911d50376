package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How our marks stand in SAP: an own block reason (T040S) says that a block is ours, and {@code
 * MWyyyymmdd} in a reference field of the item is our date. Any other text there is somebody
 * else's.
 *
 * @param releasedCode the block reason that means "no block"; blank where a block is emptied
 */
record SapMarks(String reasonCode, MarkField field, String releasedCode, SapHonouring honouring) {
  static final String PREFIX = "MW";
  private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9]{8}");

  /** The reference fields of an item that both services know under the same name. */
  enum MarkField {
    REFERENCE_1("Reference1IDByBusinessPartner"),
    REFERENCE_2("Reference2IDByBusinessPartner"),
    REFERENCE_3("Reference3IDByBusinessPartner"),
    ASSIGNMENT("AssignmentReference");

    private final String property;

    MarkField(String property) {
      this.property = property;
    }

    String property() {
      return property;
    }

    static MarkField parse(String property) {
      for (MarkField field : values()) {
        if (field.property.equals(property)) {
          return field;
        }
      }
      throw new IllegalArgumentException("No such field: " + property);
    }
  }

  SapMarks {
    if (reasonCode.length() != 1) {
      throw new IllegalArgumentException("A block reason has one character");
    }
    if (releasedCode.length() > 1 || releasedCode.equals(reasonCode)) {
      throw new IllegalArgumentException("The released reason is another single character");
    }
  }

  /** Blocks are set and emptied. */
  SapMarks(String reasonCode, MarkField field) {
    this(
        reasonCode,
        field,
        "",
        new SapHonouring(Map.of(), SapHonouring.Way.ITEM_BLOCK, () -> LocalDate.MAX));
  }

  /**
   * What stands in the block field of an item or customer that is not blocked any more. Blank is
   * not valid by SAP's own schema of the change message; where a system refuses it, a reason of its
   * own stands for it, which the event module takes for none.
   */
  String lifted() {
    return releasedCode;
  }

  /** The block reasons that must be ours alone. */
  List<String> ownReasons() {
    return releasedCode.isEmpty() ? List.of(reasonCode) : List.of(reasonCode, releasedCode);
  }

  /** The item's block, or what our date alone amounts to. */
  Optional<DunningBlock> block(CompanyCode companyCode, String code, String markText) {
    return block(code).or(() -> honouring.blockOf(companyCode, markText, mark(markText)));
  }

  Optional<DunningBlock> block(String code) {
    if (code.isEmpty() || code.equals(releasedCode)) {
      return Optional.empty();
    }
    boolean isOurs = code.equals(reasonCode);
    DunningBlock.Owner owner = isOurs ? DunningBlock.Owner.OURS : DunningBlock.Owner.CLERK;
    return Optional.of(new DunningBlock(code, owner));
  }

  Optional<DunningMark> mark(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      String date = text.substring(PREFIX.length());
      return Optional.of(new DunningMark(LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE)));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  boolean isTaken(String text) {
    return !text.isEmpty() && mark(text).isEmpty();
  }

  String text(LocalDate date) {
    return PREFIX + date.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  /** Whether an item of this company code is held by its date and not by a block. */
  boolean isHeldByDate(OpenItem item) {
    return honouring.of(item.ref().companyCode()).needsNoRelease();
  }

  /** Whether the items of this company code may be held by a block of their account. */
  boolean mayHoldByAccount(CompanyCode companyCode) {
    return honouring.of(companyCode) == SapHonouring.Way.ACCOUNT_BLOCK;
  }

  /** The state of an item whose account carries our block. */
  DunningState underOurBlock(DunningState state, String markText) {
    return state.block().isPresent()
        ? state
        : new DunningState(
            state.level(),
            state.lastDunnedOn(),
            honouring.blockOfAccount(markText, state),
            state.mark(),
            state.markFieldTaken());
  }

  /** What ends our block; empty where none of ours stands in the block field. */
  Optional<String> lifting(DunningState state) {
    return state
        .block()
        .filter(block -> block.reasonCode().equals(reasonCode))
        .map(ours -> lifted());
  }

  /** Today's date for an item whose date alone still holds it. */
  Optional<String> earlier(OpenItem item) {
    LocalDate today = honouring.today().get();
    return item.dunning()
        .mark()
        .filter(mark -> isHeldByDate(item) && mark.date().isAfter(today))
        .map(mark -> text(today));
  }

  static boolean isMarked(DunningState state) {
    return state.isHeldByUs() || state.mark().isPresent();
  }
}
