package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How our marks stand in SAP: an own block reason (T040S) says that a block is ours, and {@code
 * MWyyyymmdd} in a reference field of the item is our date. Any other text there is somebody
 * else's.
 */
record SapMarks(String reasonCode, MarkField field) {
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
  }

  Optional<DunningBlock> block(String code) {
    if (code.isEmpty()) {
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

  static boolean isMarked(DunningState state) {
    return state.isHeldByUs() || state.mark().isPresent();
  }
}
