package io.mahnwerk.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
  private static final List<String> PROMISED =
      List.of(
          "id",
          "erp",
          "itemsRead",
          "balanceDifference",
          "recommendations",
          "writes",
          "nativeRuns",
          "noticesSent",
          "dunnedWhileHeld",
          "heldPastRecommendedRun",
          "unsteeredShare",
          "dunnedBeforeFormerDay",
          "clerkOverrides",
          "clerkMarksTouched",
          "untouchedDebtorsTouched",
          "marksLeftAfterRelease",
          "suggestionsLeftAfterRelease",
          "marksOnClearedItems",
          "kpi",
          "dunnedWithoutFloor");

  @TempDir Path folder;

  @Test
  void putsEveryPromisedKeyIntoTheJson() throws IOException {
    JsonNode report = json();

    assertThat(report.get("seconds").asDouble()).isEqualTo(187.4);
    assertThat(report.get("peakHeapMiB").asLong()).isEqualTo(612);
    assertThat(report.get("connections").get(0).fieldNames()).toIterable().containsAll(PROMISED);
  }

  @Test
  void keepsTheBalanceDifferenceAsText() throws IOException {
    JsonNode difference = json().get("connections").get(0).get("balanceDifference");

    assertThat(difference.isTextual()).isTrue();
    assertThat(difference.asText()).isEqualTo("0.00");
  }

  @Test
  void givesEachRunItsFiveFiguresAndTheShareCaptured() throws IOException {
    JsonNode kpi = json().get("connections").get(0).get("kpi");

    assertThat(kpi.fieldNames())
        .toIterable()
        .containsExactly("baseline", "rule", "mahnwerk", "oracle", "captured");
    assertThat(kpi.get("mahnwerk").fieldNames())
        .toIterable()
        .containsExactly(
            "firstDunningPaymentRate",
            "daysToPay",
            "noticesPerItem",
            "complaintsPer1000",
            "utility");
    assertThat(kpi.get("mahnwerk").get("daysToPay").asDouble()).isEqualTo(54.1);
  }

  @Test
  void opensThePageWithWhatItIsAndWhatItIsNot() throws IOException {
    String text = page().replaceAll("(?s)<head>.*?</head>", "").replaceAll("<[^>]+>", "\n");

    assertThat(text.strip()).startsWith("Simulated: this world is built on the behaviour");
    assertThat(text).contains("is no forecast", "keine Prognose");
  }

  @Test
  void needsNothingFromOutside() throws IOException {
    assertThat(page())
        .doesNotContain("http:", "https:", "<script", "<link", "@import", "url(", " src=");
  }

  @Test
  void showsTheQuarterEffectAndTheStoppedMonth() throws IOException {
    assertThat(page())
        .contains("in a world with a quarter of the effect")
        .contains("Mahnwerk is stopped on day 60 for 30 days")
        .contains("Mahnwerk wird an Tag 60 für 30 Tage angehalten");
  }

  @Test
  void escapesWhatComesFromOutside() throws IOException {
    assertThat(page()).contains("Ledger &lt;One&gt; &amp; Partners").doesNotContain("<One>");
  }

  @Test
  void closesEveryElement() throws Exception {
    String wellFormed =
        page()
            .replace("<!DOCTYPE html>", "")
            .replaceAll("(?s)<style>.*?</style>", "")
            .replaceAll("<(meta|input)([^>]*)>", "<$1$2/>");
    var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);

    var document =
        factory
            .newDocumentBuilder()
            .parse(new org.xml.sax.InputSource(new java.io.StringReader(wellFormed)));

    assertThat(document.getElementsByTagName("svg").getLength()).isGreaterThan(6);
  }

  @Test
  void saysThatEveryPromiseWasKept() throws IOException {
    assertThat(page()).contains("✓ kept").doesNotContain("✗ broken");
  }

  @Test
  void saysWhichPromiseWasBroken() throws IOException {
    new ReportFiles(folder).write(SampleReport.withNoticesWhileHeld(2), Locale.ENGLISH);

    assertThat(Files.readString(folder.resolve("report.html"))).contains("✗ broken");
  }

  private JsonNode json() throws IOException {
    new ReportFiles(folder).write(SampleReport.report(), Locale.ENGLISH);
    return new ObjectMapper().readTree(folder.resolve("report.json").toFile());
  }

  private String page() throws IOException {
    new ReportFiles(folder).write(SampleReport.report(), Locale.ENGLISH);
    return Files.readString(folder.resolve("report.html"));
  }
}
