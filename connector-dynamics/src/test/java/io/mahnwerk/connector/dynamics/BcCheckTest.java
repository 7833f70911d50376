package io.mahnwerk.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.connector.dynamics.FakeBc.Reply;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import io.mahnwerk.core.spi.ConnectionCheck.Severity;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BcCheckTest {
  private static final String TERMS = "STANDARD:grace=13D/8D,due=7D/7D;OPEN:grace=2D/6D,due=7D/7D";

  private final FakeBc bc = FakeBc.withExtension();
  private final FakeBc stock = FakeBc.stock();

  @AfterEach
  void close() {
    bc.close();
    stock.close();
  }

  @Test
  void tellsThatEverythingIsThere() {
    terms("\"gracePeriod\":\"2D\"");

    ConnectionCheck check = bc.connect().check();

    assertThat(check.passed()).as(check.toString()).isTrue();
    assertThat(sentences(check))
        .contains(
            "The Mahnwerk extension is installed and used.",
            "Version 1.0.0.0 in company CRONUS DE; entries can be read.",
            "Opened terms and the former ones behind them: OPEN (STANDARD).");
  }

  @Test
  void namesThePermissionSetThatIsMissing() {
    bc.on("ledgerEntries", Reply.error(403, "Authorization_RequestDenied"));

    Finding problem = problem(bc.connect().check());

    assertThat(problem.sentence().english())
        .isEqualTo(
            "The application may not read ledgerEntries in company CRONUS DE: nothing works without"
                + " it.");
    assertThat(problem.remedy().english()).contains("permission set MW API");
    assertThat(problem.remedy().german()).contains("Berechtigungssatz MW API");
  }

  @Test
  void tellsAVersionItDoesNotKnow() {
    bc.on("extensionInfo", Reply.feed(BcDocuments.info(true).replace("1.0.0.0", "2.1.0.0")));

    assertThat(problem(bc.connect().check()).sentence().english())
        .isEqualTo("Version 2.1.0.0 in company CRONUS DE is not one that this Mahnwerk knows.");
  }

  @Test
  void tellsThatSteeringIsSwitchedOffAndWhatStillHolds() {
    bc.on("extensionInfo", Reply.feed(BcDocuments.info(false)));
    terms("\"gracePeriod\":\"2D\"");

    ConnectionCheck check = bc.connect().check();

    assertThat(check.passed()).isTrue();
    assertThat(sentences(check))
        .contains(
            "Steering is switched off in company CRONUS DE: suggestions are shown, marks are not"
                + " honoured, and Mahnwerk sets none; the floor stands.");
  }

  @Test
  void tellsTermsWithoutAFixedNumberOfDays() {
    terms("\"gracePeriod\":\"1M\"");

    assertThat(sentences(bc.connect().check()))
        .contains(
            "Terms OPEN are not understood ('1M' is no fixed number of days): their customers are"
                + " not steered.");
  }

  @Test
  void tellsAPageThatIsNotPublishedAndTheSettingForIt() {
    stock.on(
        "ODataV4/$metadata",
        Reply.of(200, BcDocuments.metadata(BcDocuments.set("Other", List.of("No")))));

    ConnectionCheck check = stock.connect("reminder-terms", TERMS).check();

    assertThat(check.findings())
        .filteredOn(finding -> finding.severity() == Severity.PROBLEM)
        .extracting(finding -> finding.remedy().english())
        .contains(
            "Publish page 25 under Web Services and name the service in setting"
                + " 'ledger-entries-page'.",
            "Publish page 21 under Web Services and name the service in setting 'customers-page'.");
  }

  @Test
  void saysWhatOnHoldDoesBesidesAndWhatIsUnknownWithoutPage444() {
    stock.on("ODataV4/$metadata", Reply.of(200, BcDocuments.pagesWithoutReminders()));

    ConnectionCheck check =
        stock.connect("reminder-terms", TERMS, "opened-terms", "OPEN=STANDARD").check();

    assertThat(check.passed()).as(check.toString()).isTrue();
    assertThat(sentences(check))
        .contains(
            "An entry on hold is also left out of finance charge memos and of interest on"
                + " reminders, for as long as it is held.",
            "Reminders cannot be read: their level is unknown in a preview, no run can be compared"
                + " with what was foreseen, and so nothing is steered; delay-only works.",
            "The analytics API is not there: every closed entry counts as paid on its closing day,"
                + " unless it was reversed.",
            "Without the extension balances are not shown: nothing can be held against the ledger's"
                + " own figures.",
            "Up to which day bank statements are posted is not known: a customer who paid meanwhile"
                + " may be dunned.");
    assertThat(sentences(stock.connect("reminder-terms", TERMS, "bank-accounts", "1200").check()))
        .noneMatch(sentence -> sentence.startsWith("Up to which day"));
  }

  @Test
  void saysThatADisputeStatusCountsInReportsWhereItIsTheRoute() {
    stock.on("disputeStatus", Reply.feed("{\"id\":\"7\",\"code\":\"MWHOLD\"}"));

    assertThat(
            sentences(
                stock
                    .connect(
                        "reminder-terms",
                        TERMS,
                        "route",
                        "dispute-status",
                        "dispute-code",
                        "MWHOLD")
                    .check()))
        .contains(
            "An invoice that is held by a dispute status counts as disputed in every report on"
                + " disputes.",
            "Dispute status MWHOLD is there; whether it overwrites On Hold cannot be read.");
  }

  @Test
  void tellsACompanyThatIsNotThere() {
    Finding problem = problem(stock.connect("companies", "FABRIKAM").check());

    assertThat(problem.sentence().english())
        .isEqualTo(
            "Business Central shows no company 'FABRIKAM' of setting 'companies'; it shows: CRONUS"
                + " DE.");
  }

  @Test
  void tellsWhichSetsThePermissionSetDoesNotLetRead() {
    terms("\"gracePeriod\":\"2D\"");
    bc.on("dunningSuggestions", Reply.error(403, "Authorization_RequestDenied"));
    bc.on("openReminders", Reply.error(403, "Authorization_RequestDenied"));
    stock.on("CustomerCard", Reply.error(403, "Authorization_RequestDenied"));

    Finding ours = problem(bc.connect().check());
    Finding theirs = problem(stock.connect("reminder-terms", TERMS).check());

    assertThat(ours.sentence().english())
        .isEqualTo(
            "The application may not read dunningSuggestions, openReminders in company CRONUS DE:"
                + " nothing works without it.");
    assertThat(ours.remedy().english()).contains("permission set MW API");
    assertThat(theirs.sentence().in(java.util.Locale.GERMAN))
        .isEqualTo(
            "Die Anwendung darf CustomerCard im Mandanten CRONUS DE nicht lesen: ohne das geht"
                + " nichts.");
  }

  @Test
  void saysWhatToDoWhereTheExtensionIsInsistedOnAndNotThere() {
    ConnectionCheck check = stock.connect("extension", "true", "reminder-terms", TERMS).check();

    assertThat(check.findings()).hasSize(2);
    assertThat(problem(check).sentence().english())
        .isEqualTo(
            "The Mahnwerk extension is not installed, and setting 'extension' insists on it.");
    assertThat(problem(check).remedy().english()).contains("or set 'extension' to auto");
  }

  @Test
  void tellsARefusedSignInFromAMissingPermission() {
    bc.on("companies", Reply.error(401, "Authentication_InvalidCredentials"));

    assertThat(problem(bc.connect().check()).remedy().english())
        .contains("has not ended", "web service access key")
        .doesNotContain("permission set");
  }

  private void terms(String grace) {
    bc.on("reminderTerms", Reply.feed(terms("STANDARD", ""), terms("OPEN", "STANDARD")));
    bc.on(
        "reminderLevels",
        Reply.feed(level("STANDARD", "\"gracePeriod\":\"13D\""), level("OPEN", grace)));
  }

  private static String terms(String code, String former) {
    return """
        {"code":"%s","maximumNumberOfReminders":1,"minimumAmountLocalCurrency":0,
         "formerReminderTermsCode":"%s"}
        """
        .formatted(code, former);
  }

  private static String level(String terms, String grace) {
    return "{\"reminderTermsCode\":\"%s\",\"number\":1,\"dueDateCalculation\":\"7D\",%s}"
        .formatted(terms, grace);
  }

  private static Finding problem(ConnectionCheck check) {
    assertThat(check.findings())
        .filteredOn(finding -> finding.severity() == Severity.PROBLEM)
        .hasSize(1);
    return check.findings().stream()
        .filter(finding -> finding.severity() == Severity.PROBLEM)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> sentences(ConnectionCheck check) {
    return check.findings().stream().map(finding -> finding.sentence().english()).toList();
  }
}
