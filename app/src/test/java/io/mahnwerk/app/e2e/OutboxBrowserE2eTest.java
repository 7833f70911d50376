package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.sun.net.httpserver.HttpServer;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A person decides about a declined write in a browser, as she finds it there. */
@Timeout(180)
class OutboxBrowserE2eTest {
  private static final Path PICTURES = Path.of("target", "pictures");

  private static ChromeBrowser browser;

  private final SimulatedErpProvider erp = Erps.marking().get(0);
  @TempDir Path folder;
  private Site site;
  private ServedHome served;
  private String entrance;
  private String outbox;
  private BrowserContext person;
  private Page page;

  @BeforeAll
  static void startBrowser() {
    browser = ChromeBrowser.start();
  }

  @AfterAll
  static void endBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void serveAHomeInWhichAWriteWaits() throws Exception {
    SmallLedger books = new SmallLedger(erp);
    books.invoice(books.steered(), JUST_DUE);
    site = new Site(erp, books.ledger(), folder.resolve("home")).configured("steered");
    OutboxE2eTest.declined(site);
    served = new ServedHome(site.home, "--report", folder.toString());
    ServedHome.Entrance printed = served.entrance();
    entrance = printed.withKey();
    outbox = printed.service() + "/outbox";
    person = browser.person();
    page = person.newPage();
  }

  @AfterEach
  void close() {
    person.close();
    served.close();
    site.close();
  }

  @Test
  void letsThePersonTryAgainOnceAndSaysSoInHerLanguage() {
    page.navigate(entrance);
    assertThat(page.url()).isEqualTo(outbox);
    assertThat(shown()).contains("1 write waits for a person").doesNotContain("wartet auf");
    picture("outbox-waiting-en");

    page.getByText("Deutsch").click();
    assertThat(shown()).contains("1 Änderung wartet auf einen Menschen");
    picture("outbox-waiting-de");

    button("Erneut versuchen").first().click();
    page.getByText("Deutsch").click();
    assertThat(shown())
        .contains("Der nächste Zyklus versucht 1 Änderung erneut.")
        .contains("0 Änderungen warten auf einen Menschen");
    picture("outbox-decided-de");
    assertThat(site.cycle(TODAY).exitCode()).isZero();
    assertThat(site.marks()).isEqualTo(1);
  }

  @Test
  void doesNothingTwiceWhenAnOldPageIsUsed() {
    page.navigate(entrance);
    Page old = person.newPage();
    old.navigate(outbox);
    button("Drop").first().click();
    assertThat(shown()).contains("Write 1 is not tried again while its item stays as it is.");

    old.locator("button").filter(new Locator.FilterOptions().setHasText("Drop")).first().click();

    assertThat(old.locator("main").innerText())
        .contains("no write of number 1 waits for a person")
        .contains("0 writes wait for a person");
  }

  @Test
  void showsNothingToWhoHasNoKey() {
    Response refused = page.navigate(outbox);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(shown())
        .contains("Open the address of the outbox that 'mahnwerk serve' printed")
        .doesNotContain("books");
    picture("outbox-without-key-en");
  }

  /** The cookie goes along, since a site has no ports; what the browser says of the page counts. */
  @Test
  void refusesAFormOfAnotherPageAlthoughTheBrowserSendsTheKey() throws IOException {
    page.navigate(entrance);
    String form = page.locator("input[name=form]").first().getAttribute("value");
    HttpServer foreign = foreignPage(form);
    try {
      page.navigate("http://127.0.0.1:" + foreign.getAddress().getPort() + "/");
      Response answer =
          page.waitForResponse(
              response -> response.request().method().equals("POST"),
              () -> page.locator("button").click());

      assertThat(answer.url()).isEqualTo(outbox);
      assertThat(answer.status()).isEqualTo(403);
      page.navigate(outbox);
      assertThat(shown()).contains("1 write waits for a person");
    } finally {
      foreign.stop(0);
    }
  }

  private HttpServer foreignPage(String form) throws IOException {
    String html =
        """
        <form method="post" action="%s"><input name="form" value="%s">
        <input name="connection" value="books"><input name="number" value="1">
        <button name="decision" value="discard">Win a prize</button></form>"""
            .formatted(outbox, form);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = html.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private Locator button(String label) {
    return page.locator("button").filter(new Locator.FilterOptions().setHasText(label));
  }

  /** What the person sees, not what is hidden in the page. */
  private String shown() {
    return page.locator("main").innerText();
  }

  private void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
  }
}
