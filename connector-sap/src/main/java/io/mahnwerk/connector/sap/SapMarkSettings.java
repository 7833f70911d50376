package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Sentence;
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
  private final Collection<CompanyCode> companyCodes;
  private final Supplier<LocalDate> today;

  /**
   * @param companyCodes those that are read
   * @param today in SAP's own time zone
   */
  SapMarkSettings(
      Settings settings, Collection<CompanyCode> companyCodes, Supplier<LocalDate> today) {
    this.settings = settings;
    this.companyCodes = companyCodes;
    this.today = today;
    marks();
    bulkSize();
    holdsFloor();
  }

  SapMarks marks() {
    SapMarks.MarkField field =
        settings.parsed(
            "mark-field",
            new Sentence("one of the fields listed for it", "eines der dafür genannten Felder"),
            SapMarks.MarkField::parse);
    String code =
        settings.parsed(
            "reason-code",
            new Sentence("one character", "ein Zeichen"),
            text -> SapAddresses.inForm(text, "."));
    SapHonouring honouring = honouring();
    return settings.parsed(
        "released-reason-code",
        new Sentence(
            "another single character, and only with floor event-module",
            "ein anderes einzelnes Zeichen, und nur mit floor event-module"),
        released -> new SapMarks(code, field, onlyWithEventModule(released), honouring));
  }

  int bulkSize() {
    return settings.number("bulk-size", 1, 1000);
  }

  /** Whether an event module (BTE 00001765) in SAP holds the floor. */
  boolean holdsFloor() {
    return settings
        .parsed(
            "floor",
            new Sentence("event-module or none", "event-module oder none"),
            text -> SapAddresses.inForm(text, "event-module|none"))
        .equals("event-module");
  }

  /** What the administrator says SAP does with our marks in the company codes that are read. */
  Set<Capability> done() {
    Set<Capability> done = EnumSet.noneOf(Capability.class);
    if (holdsFloor()) {
      done.add(Capability.ENFORCES_FLOOR);
    }
    if (companyCodes.stream().anyMatch(code -> marks().mayHoldByAccount(code))) {
      done.add(Capability.HOLDS_BY_DEBTOR);
    }
    if (honouring().needsNoRelease(companyCodes)) {
      done.add(Capability.BLOCK_EXPIRES);
      done.add(Capability.HOLDS_BY_MARK);
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
        new Sentence(
                "%s; only company codes of setting 'company-codes', and the event module only with"
                    + " floor event-module",
                "%s; nur Buchungskreise aus Einstellung 'company-codes', und der Event-Baustein nur"
                    + " mit floor event-module")
            .with(new Sentence(SapHonouring.FORM, SapHonouring.GERMAN_FORM)),
        text -> {
          SapHonouring honouring = SapHonouring.parse(text, today);
          if (!companyCodes.containsAll(honouring.ways().keySet())) {
            throw new IllegalArgumentException("A way of a company code that is not read");
          }
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
