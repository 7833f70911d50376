package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A clerk reads proposals, looks at a debtor and records what it complained about. */
@Timeout(120)
class DebtorPagesE2eTest {
  private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"(\\w+)\"");
  private static final LocalDate NOTICE = TODAY.minusDays(5);

  private final SimulatedErpProvider erp = Erps.marking().get(0);
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  @TempDir Path folder;
  private Site site;
  private ServedHome served;
  private String base = "";
  private String late = "";
  private String document = "";

  @BeforeEach
  void serveAHomeWithALateDebtor() throws Exception {
    SmallLedger books = new SmallLedger(erp);
    late = books.unsteered();
    for (int month = 5; month <= 12; month++) {
      LocalDate due = TODAY.minusMonths(month);
      books.paid(late, due, due.plusDays(110));
    }
    document = erp.documentNumber(books.invoice(late, TODAY.minusDays(20)));
    books.invoice(books.naturalPerson(), TODAY.minusDays(5));
    site = new Site(erp, books.ledger(), folder.resolve("home")).configured("observe");
    Path feed = folder.resolve("feed.csv");
    Files.writeString(
        feed,
        """
        fact,company_code,debtor,document,day,level,propensity
        notice,1010,%s,%s,%s,1,
        """
            .formatted(late, document, NOTICE));
    assertThat(site.cycle(TODAY, "--feed", feed.toString()).exitCode()).isZero();
    served = new ServedHome(site.home, "--report", folder.toString());
    ServedHome.Entrance entrance = served.entrance();
    base = entrance.service();
    assertThat(served.line())
        .isEqualTo("Then, for proposals and complaints: " + base + "/outbox/proposals");
    get(entrance.withKey());
  }

  @AfterEach
  void close() {
    served.close();
    site.close();
  }

  @Test
  void listsWhatIsProposedWithReasonsInBothLanguages() throws Exception {
    HttpResponse<String> page = get(base + "/outbox/proposals");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Proposals only: a person decides, and nothing of it is carried out.")
        .contains("Nur Vorschläge: ein Mensch entscheidet, ausgeführt wird davon nichts.")
        .contains("8 of 8 items of this debtor were unpaid 90 days past due.")
        .contains("8 von 8 Posten dieses Debitors waren 90 Tage nach Fälligkeit unbezahlt.")
        .contains(
            "href=\"/outbox/debtor?connection=books&amp;company=1010&amp;number=" + late + "\"");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("form-action 'self'");
    assertThat(site.ledger.changes()).isZero();
  }

  @Test
  void showsADebtorWithHowItAnswersAndItsItems() throws Exception {
    assertThat(get(debtor(late)).body())
        .contains("1010 / " + late)
        .contains("How all debtors answered", "Wie alle Debitoren antworteten")
        .contains("No first notice is known that is at least 14 days old.")
        .contains("Document " + document, "Beleg " + document)
        .contains(">Record a complaint<", ">Beschwerde vermerken<");
  }

  @Test
  void recordsAComplaintThatCountsForTheNoticeBeforeIt() throws Exception {
    String after = complain(form(), document, TODAY.minusDays(1).toString()).body();

    assertThat(after)
        .contains("Recorded: debtor " + late + " complained about the notice of " + NOTICE + ".")
        .contains("hat sich über die Mahnung vom " + NOTICE + " beschwert.")
        .contains("Complained on 2026-06-30.");
    try (ReceivablesStore store = ReceivablesStore.open(site.store())) {
      assertThat(store.counts(new ConnectionId("books")).complaints()).isEqualTo(1);
    }
    assertThat(site.ledger.changes()).isZero();
  }

  @Test
  void saysWhenAComplaintAnswersNoNotice() throws Exception {
    assertThat(complain(form(), document, NOTICE.minusDays(1).toString()).body())
        .contains("No notice about document " + document + " is known from the 7 days before")
        .contains("Aus den 7 Tagen davor ist keine Mahnung zu Beleg " + document + " bekannt");
  }

  @Test
  void takesAComplaintBackAndKeepsOnFileThatItWasRecorded() throws Exception {
    String day = TODAY.minusDays(1).toString();
    assertThat(complain(form(), document, day).body()).contains(">Take back<", ">Zurücknehmen<");

    String after = takeBack(form(), document, day).body();

    assertThat(after)
        .contains("Taken back: the complaint of " + day + " about document " + document)
        .contains("Zurückgenommen: die Beschwerde vom " + day + " über Beleg " + document)
        .contains("A complaint of " + day + ", recorded on " + day + ", was taken back on " + TODAY)
        .doesNotContain("Complained on", ">Take back<");
    assertThat(takeBack(form(), document, day).body())
        .contains("No complaint of " + day + " about document " + document + " stands;");
    assertThat(complaints()).isZero();
    assertThat(complain(form(), document, day).body()).contains("Complained on " + day);
    assertThat(complaints()).isEqualTo(1);
    assertThat(site.ledger.changes()).isZero();
  }

  @Test
  void takesNothingBackForAForeignFormOrAStranger() throws Exception {
    String day = TODAY.minusDays(1).toString();
    String form = form();
    complain(form, document, day);
    HttpClient stranger = HttpClient.newHttpClient();

    assertThat(takeBack("guessed", document, day).statusCode()).isEqualTo(403);
    assertThat(send(stranger, takingBack(form, document, day)).statusCode()).isEqualTo(403);
    assertThat(
            send(
                    browser,
                    takingBack(form, document, day).header("Origin", "http://attacker.example"))
                .statusCode())
        .isEqualTo(403);
    assertThat(complaints()).isEqualTo(1);
  }

  @Test
  void recordsNothingThatCannotBe() throws Exception {
    String form = form();

    assertThat(complain(form, "999", TODAY.toString()).body())
        .contains("has no open document &#39;999&#39;".replace("&#39;", "'"));
    assertThat(complain(form, document, TODAY.plusDays(1).toString()).body())
        .contains("A complaint about document " + document + " lies between");
    assertThat(complain(form, document, "yesterday").body())
        .contains("'yesterday' is no day such as 2026-01-31.");
    try (ReceivablesStore store = ReceivablesStore.open(site.store())) {
      assertThat(store.counts(new ConnectionId("books")).complaints()).isZero();
    }
  }

  @Test
  void opensForNobodyWithoutTheKeyAndTakesNoForeignForm() throws Exception {
    HttpClient stranger = HttpClient.newHttpClient();
    String form = form();

    assertThat(send(stranger, HttpRequest.newBuilder(URI.create(debtor(late)))).statusCode())
        .isEqualTo(403);
    assertThat(
            send(stranger, HttpRequest.newBuilder(URI.create(base + "/outbox/proposals")))
                .statusCode())
        .isEqualTo(403);
    assertThat(complain("guessed", document, TODAY.toString()).statusCode()).isEqualTo(403);
    assertThat(send(stranger, complaint(form, document, TODAY.toString())).statusCode())
        .isEqualTo(403);
    assertThat(
            send(
                    browser,
                    complaint(form, document, TODAY.toString())
                        .header("Origin", "http://attacker.example"))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void saysWhichDebtorIsNotKnown() throws Exception {
    assertThat(get(debtor("1")).body())
        .contains("knows no debtor '1' in company code '1010'; leading zeros count.");
    assertThat(get(debtor("<script>alert(1)</script>")).body()).doesNotContain("<script>");
  }

  private String form() throws Exception {
    Matcher form = FORM.matcher(get(debtor(late)).body());
    assertThat(form.find()).isTrue();
    return form.group(1);
  }

  private String debtor(String number) {
    return base
        + "/outbox/debtor?connection=books&company=1010&number="
        + java.net.URLEncoder.encode(number, java.nio.charset.StandardCharsets.UTF_8);
  }

  private HttpResponse<String> complain(String form, String of, String day) throws Exception {
    return send(browser, complaint(form, of, day));
  }

  private HttpResponse<String> takeBack(String form, String of, String day) throws Exception {
    return send(browser, takingBack(form, of, day));
  }

  private HttpRequest.Builder takingBack(String form, String of, String day) {
    return complaint(form, of, day + "&decision=take-back");
  }

  private long complaints() {
    try (ReceivablesStore store = ReceivablesStore.open(site.store())) {
      return store.counts(new ConnectionId("books")).complaints();
    }
  }

  private HttpRequest.Builder complaint(String form, String of, String day) {
    return HttpRequest.newBuilder(URI.create(base + "/outbox/debtor"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(
            HttpRequest.BodyPublishers.ofString(
                "form=%s&connection=books&company=1010&number=%s&document=%s&day=%s"
                    .formatted(form, late, of, day)));
  }

  private HttpResponse<String> get(String address) throws Exception {
    return send(browser, HttpRequest.newBuilder(URI.create(address)));
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
      throws Exception {
    return client.send(
        request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
