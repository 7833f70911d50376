package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A person who opens no shell brings exports and fetches what was made of them, in a browser. */
@Timeout(180)
class FilesBrowserE2eTest {
  private static final Path PICTURES = Path.of("target", "pictures");

  private static ChromeBrowser browser;

  private final SimulatedErpProvider erp = Erps.reachedByFiles().get(0);
  @TempDir Path folder;
  private SmallLedger books;
  private String debtor;
  private Site site;
  private Path inbox;
  private Path outbox;
  private ServedHome served;
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
  void serveAHomeWhoseLedgerIsReachedByFiles() throws Exception {
    books = new SmallLedger(erp);
    debtor = books.steered();
    books.invoice(debtor, JUST_DUE);
    site = new Site(erp, books.ledger(), folder.resolve("home")).configured("steered");
    Files.writeString(
        site.home.resolve("mahnwerk.yaml"),
        "    floor-not-enforced: accepted\n",
        StandardOpenOption.APPEND);
    inbox = Erps.folders(erp, site).inbox();
    outbox = Erps.folders(erp, site).outbox();
    served = new ServedHome(site.home, "--report", folder.toString());
    ServedHome.Entrance entrance = served.entrance();
    person = browser.person();
    page = person.newPage();
    page.navigate(entrance.withKey());
    page.navigate(entrance.service() + "/outbox/files");
  }

  @AfterEach
  void close() {
    person.close();
    served.close();
    site.close();
  }

  @Test
  void bringsAnExportAndFetchesWhatIsToBeTakenOver() throws IOException {
    List<Path> exports = carriedAway();
    assertThat(exports).isNotEmpty();

    for (Path export : exports) {
      bring(export);
      assertThat(said()).contains(export.getFileName() + " was taken: ");
    }
    assertThat(site.cycle(TODAY).exitCode()).isZero();
    page.reload();
    picture("files-given-out-en");

    List<String> names = page.locator("section li a").allInnerTexts();
    assertThat(names).isNotEmpty().contains(names(outbox).toArray(String[]::new));
    for (String name : names) {
      Download fetched = page.waitForDownload(() -> page.getByText(name, exactly()).click());
      assertThat(fetched.suggestedFilename()).isEqualTo(name);
      assertThat(fetched.path()).hasSameBinaryContentAs(outbox.resolve(name));
    }
  }

  @Test
  void saysThatAFileWasBroughtBefore() throws IOException {
    Path export = carriedAway().get(0);
    bring(export);

    bring(export);

    assertThat(said()).contains("has been taken before; nothing was changed.");
    page.getByText("Deutsch").click();
    assertThat(said()).contains("wurde bereits eingelesen; nichts wurde geändert.");
  }

  @Test
  void saysWhatIsWrongWithAFileOfAnotherKind() throws IOException {
    Path picture = Files.writeString(folder.resolve("Rechnung.pdf"), "%PDF-1.7\n%\u0001\n");

    bring(picture);

    assertThat(said()).startsWith("Rechnung.pdf").contains("PDF");
    picture("files-refused-en");
    assertThat(names(Erps.folders(erp, site).failed())).contains("Rechnung.pdf");
    assertThat(page.locator("section li a").count()).isZero();
  }

  /** New exports, at a place from which a person brings them. */
  private List<Path> carriedAway() throws IOException {
    books.invoice(debtor, JUST_DUE);
    site.erp.settle();
    Path desk = Files.createDirectories(folder.resolve("desk"));
    for (String name : names(inbox)) {
      Files.move(inbox.resolve(name), desk.resolve(name));
    }
    return names(desk).stream().map(desk::resolve).toList();
  }

  private void bring(Path file) {
    page.locator("input[type=file]").setInputFiles(file);
    page.locator("button").filter(new Locator.FilterOptions().setHasText("Bring")).click();
  }

  private String said() {
    return page.locator("[role=status]").innerText();
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
  }
}
