package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A person decides about declined writes by the buttons of a page. */
@Timeout(120)
class OutboxPageE2eTest {
  private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"(\\w+)\"");

  private final SimulatedErpProvider erp = Erps.marking().get(0);
  private final HttpClient browser = browser();
  @TempDir Path folder;
  private Site site;
  private ServedHome served;
  private URI entrance;
  private URI outbox;

  @BeforeEach
  void serveAHomeInWhichAWriteWaits() throws Exception {
    SmallLedger books = new SmallLedger(erp);
    books.invoice(books.steered(), JUST_DUE);
    site = new Site(erp, books.ledger(), folder.resolve("home")).configured("steered");
    OutboxE2eTest.declined(site);
    served = new ServedHome(site.home, "--report", folder.toString());
    assertThat(served.line()).startsWith("Serving http://127.0.0.1:");
    ServedHome.Entrance printed = served.entrance();
    entrance = URI.create(printed.withKey());
    outbox = URI.create(printed.service() + "/outbox");
  }

  @AfterEach
  void close() {
    served.close();
    site.close();
  }

  @Test
  void showsWhatWaitsInBothLanguagesWithItsButtons() throws Exception {
    String page = get(browser, entrance).body();

    assertThat(page)
        .contains("1 write waits for a person, 0 are on their way.")
        .contains("1 Änderung wartet auf einen Menschen, 0 sind unterwegs.")
        .contains(
            "The ledger refused: period closed.", "Das Buchungssystem lehnt ab: period closed.")
        .contains("hold until 2026-07-14", "halten bis 2026-07-14")
        .contains(">Try again<", ">Erneut versuchen<", ">Drop<", ">Verwerfen<");
  }

  @Test
  void letsTheNextCycleTryAgain() throws Exception {
    String form = form();

    HttpResponse<String> after = post(browser, form, "decision=retry&number=1");

    assertThat(after.body())
        .contains("The next cycle tries 1 write again.")
        .contains("0 writes wait for a person");
    assertThat(get(browser, outbox).body()).doesNotContain("The next cycle tries");
    assertThat(site.marks()).isZero();
    assertThat(site.cycle(TODAY).exitCode()).isZero();
    assertThat(site.marks()).isEqualTo(1);
  }

  @Test
  void triesAllAgain() throws Exception {
    assertThat(post(browser, form(), "decision=retry-all&number=").body())
        .contains("The next cycle tries 1 write again.")
        .contains("0 writes wait for a person");
  }

  @Test
  void dropsOne() throws Exception {
    String dropped = post(browser, form(), "decision=discard&number=1").body();

    assertThat(dropped)
        .contains("Write 1 is not tried again while its item stays as it is.")
        .contains("0 writes wait for a person");
    assertThat(site.cycle(TODAY).out()).contains("holds wanted                 0");
  }

  @Test
  void opensForNobodyWithoutTheKey() throws Exception {
    for (String query : new String[] {"", "?key=", "?key=0123456789abcdef"}) {
      HttpResponse<String> refused = get(browser(), URI.create(outbox + query));

      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body())
          .contains("Open the address of the outbox that 'mahnwerk serve' printed")
          .doesNotContain("books");
    }
  }

  @Test
  void takesNoDecisionFromAnotherPage() throws Exception {
    String form = form();
    String decision = "connection=books&number=1&decision=discard";

    HttpRequest.Builder foreign = request(outbox, "form=" + form + "&" + decision);
    assertRefused(send(browser, foreign.copy().header("Origin", "http://attacker.example")));
    assertRefused(send(browser, foreign.copy().header("Sec-Fetch-Site", "cross-site")));
    assertRefused(send(browser, request(outbox, "form=guessed&" + decision)));
    assertRefused(send(browser(), foreign));
    assertThat(get(browser, outbox).body()).contains("1 write waits for a person");
  }

  @Test
  void keepsTheKeyFromScriptsAndOtherSitesAndItsFormsToItself() throws Exception {
    HttpClient cautious = HttpClient.newHttpClient();

    HttpResponse<String> entered = get(cautious, entrance);

    assertThat(entered.statusCode()).isEqualTo(303);
    assertThat(entered.headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly", "SameSite=Strict", "Path=/outbox");
    assertThat(get(browser, entrance).headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'");
  }

  @Test
  void decidesNothingWhileACommandIsAtWork() throws Exception {
    String form = form();
    try (FileChannel file = lockFile();
        FileLock held = file.lock()) {
      assertThat(held.isValid()).isTrue();

      assertThat(post(browser, form, "decision=retry&number=1").body())
          .contains("another command is at work on it")
          .contains("ein anderer Befehl arbeitet an ihr")
          .contains("1 write waits for a person");
    }
  }

  @Test
  void saysWhichDecisionsAreNone() throws Exception {
    String form = form();

    assertThat(post(browser, form, "decision=retry&number=99").body())
        .contains("no write of number 99 waits for a person");
    assertThat(post(browser, form, "decision=retry&number=x").body())
        .contains("The form names no write.");
    assertThat(post(browser, form, "decision=pay&number=1").body())
        .contains("The form decides nothing.");
    assertThat(
            send(
                    browser,
                    request(outbox, "form=" + form + "&connection=none&decision=retry&number=1"))
                .body())
        .contains("1 write waits for a person");
  }

  private FileChannel lockFile() throws IOException {
    return FileChannel.open(
        site.home.resolve("store/books.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private String form() throws Exception {
    Matcher form = FORM.matcher(get(browser, entrance).body());
    assertThat(form.find()).isTrue();
    return form.group(1);
  }

  private HttpResponse<String> post(HttpClient client, String form, String fields)
      throws Exception {
    return send(client, request(outbox, "form=" + form + "&connection=books&" + fields));
  }

  private static HttpRequest.Builder request(URI address, String fields) {
    return HttpRequest.newBuilder(address)
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(fields));
  }

  private static HttpResponse<String> get(HttpClient client, URI address) throws Exception {
    return send(client, HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)));
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
      throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  /** It keeps cookies and follows redirects, as a browser does. */
  private static HttpClient browser() {
    return HttpClient.newBuilder()
        .cookieHandler(new CookieManager())
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
  }
}
