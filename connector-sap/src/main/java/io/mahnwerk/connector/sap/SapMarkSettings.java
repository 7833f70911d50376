package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.spi.Settings;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** How our marks stand in the books, and what in SAP honours them. */
final class SapMarkSettings {
  static final List<SettingSpec> SPECS =
      List.of(
          SettingSpec.optional("reason-code", "M", "own dunning block reason (table T040S)"),
          SettingSpec.optional(
              "released-reason-code",
              "",
              "block reason that stands for no block where SAP refuses to empty one; needs floor"
                  + " event-module, whose event module takes it for none"),
          SettingSpec.optional(
              "honoured-by",
              "item-block",
              "what keeps an item out of the run until its day: " + SapHonouring.FORM),
          SettingSpec.optional(
              "mark-field",
              "Reference2IDByBusinessPartner",
              "item field for our date: Reference1IDByBusinessPartner,"
                  + " Reference2IDByBusinessPartner, Reference3IDByBusinessPartner or"
                  + " AssignmentReference"),
          SettingSpec.optional("bulk-size", "200", "items of one change message, 1 to 1000"),
          SettingSpec.optional(
              "floor",
              "none",
              "what holds items without our mark to their former day: none or event-module"));

  private final Settings settings;
  private final Supplier<LocalDate> today;

  /**
   * @param today in SAP's own time zone
   */
  SapMarkSettings(Settings settings, Supplier<LocalDate> today) {
    this.settings = settings;
    this.today = today;
    marks();
    bulkSize();
    holdsFloor();
  }

  SapMarks marks() {
    SapMarks.MarkField field =
        settings.parsed("mark-field", "one of the fields listed for it", SapMarks.MarkField::parse);
    String code =
        settings.parsed("reason-code", "one character", text -> SapAddresses.inForm(text, "."));
    SapHonouring honouring = honouring();
    return settings.parsed(
        "released-reason-code",
        "another single character, and only with floor event-module",
        released -> new SapMarks(code, field, onlyWithEventModule(released), honouring));
  }

  int bulkSize() {
    return settings.number("bulk-size", 1, 1000);
  }

  /** Whether an event module (BTE 00001765) in SAP holds the floor. */
  boolean holdsFloor() {
    return settings
        .parsed(
            "floor", "event-module or none", text -> SapAddresses.inForm(text, "event-module|none"))
        .equals("event-module");
  }

  /** What the administrator says SAP does with our marks in these company codes. */
  Set<Capability> done(Collection<CompanyCode> companyCodes) {
    Set<Capability> done = EnumSet.noneOf(Capability.class);
    if (holdsFloor()) {
      done.add(Capability.ENFORCES_FLOOR);
    }
    if (companyCodes.stream().anyMatch(code -> marks().mayHoldByAccount(code))) {
      done.add(Capability.HOLDS_BY_DEBTOR);
    }
    if (honouring().needsNoRelease(companyCodes)) {
      done.add(Capability.BLOCK_EXPIRES);
    }
    return done;
  }

  /** The fields that a write test proves. */
  String writesBy() {
    return String.join(
        " ",
        settings.text("reason-code"),
        settings.text("released-reason-code"),
        settings.text("mark-field"),
        settings.text("honoured-by"));
  }

  private SapHonouring honouring() {
    return settings.parsed(
        "honoured-by",
        SapHonouring.FORM + ", the event module only with floor event-module",
        text -> {
          SapHonouring honouring = SapHonouring.parse(text, today);
          onlyWithEventModule(honouring.uses(SapHonouring.Way.EVENT_MODULE) ? text : "");
          return honouring;
        });
  }

  private String onlyWithEventModule(String text) {
    if (!text.isEmpty() && !holdsFloor()) {
      throw new IllegalArgumentException("Nothing in SAP would honour it");
    }
    return text;
  }
}
