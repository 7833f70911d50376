package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A clerk records a complaint in a browser and takes it back. */
@Timeout(180)
class DebtorBrowserE2eTest {
  private final SimulatedErpProvider erp = Erps.marking().get(0);
  @TempDir Path folder;

  @Test
  void recordsAComplaintWithOneButtonAndTakesItBackWithAnother() throws Exception {
    SmallLedger books = new SmallLedger(erp);
    String debtor = books.unsteered();
    books.invoice(debtor, TODAY.minusDays(20));
    try (Site site = new Site(erp, books.ledger(), folder.resolve("home")).configured("observe")) {
      assertThat(site.cycle(TODAY).exitCode()).isZero();
      try (ServedHome served = new ServedHome(site.home, "--report", folder.toString());
          ChromeBrowser browser = ChromeBrowser.start();
          BrowserContext clerk = browser.person()) {
        ServedHome.Entrance entrance = served.entrance();
        Page page = clerk.newPage();
        page.navigate(entrance.withKey());
        page.navigate(
            entrance.service() + "/outbox/debtor?connection=books&company=1010&number=" + debtor);

        page.locator("input[type=date]").fill(TODAY.minusDays(1).toString());
        button(page, "Record a complaint").click();
        assertThat(shown(page)).contains("Complained on " + TODAY.minusDays(1));
        button(page, "Take back").click();

        assertThat(shown(page))
            .contains("Taken back: the complaint of " + TODAY.minusDays(1))
            .contains("was taken back on " + TODAY)
            .doesNotContain("Complained on");
        page.getByText("Deutsch").click();
        assertThat(shown(page)).contains("wurde am " + TODAY + " zurückgenommen");
      }
    }
  }

  private static Locator button(Page page, String label) {
    return page.locator("button").filter(new Locator.FilterOptions().setHasText(label));
  }

  private static String shown(Page page) {
    return page.locator("main").innerText();
  }
}
