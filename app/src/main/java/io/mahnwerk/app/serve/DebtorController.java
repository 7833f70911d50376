package io.mahnwerk.app.serve;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.Sentence;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The pages on which a person reads proposals, looks at one debtor, and records complaints or takes
 * them back. They open like the page of the outbox, below whose address they lie, and carry out
 * nothing.
 */
@RestController
class DebtorController {
  static final String PROPOSALS = OutboxController.PATH + "/proposals";

  /** What the button that takes a complaint back says to this page. */
  static final String TAKE_BACK = "take-back";

  static final String DEBTOR = OutboxController.PATH + "/debtor";

  private final DebtorDesk desk;
  private final PageKey key;
  private final Door door;
  private final AtomicReference<Optional<Sentence>> said = new AtomicReference<>(Optional.empty());

  DebtorController(DebtorDesk desk, PageKey key, Door door) {
    this.desk = desk;
    this.key = key;
    this.door = door;
  }

  @GetMapping(PROPOSALS)
  ResponseEntity<byte[]> proposals(
      @CookieValue(name = Door.COOKIE, defaultValue = "") String cookie) {
    if (!door.mayEnter(cookie)) {
      return door.refused();
    }
    try {
      return Door.html(HttpStatus.OK, new ProposalsPage(desk.all()).html(desk.locale()));
    } catch (CommandFailure failed) {
      return door.says(failed.sentence());
    }
  }

  @GetMapping(DEBTOR)
  ResponseEntity<byte[]> debtor(
      @RequestParam(name = "connection", defaultValue = "") String connection,
      @RequestParam(name = "company", defaultValue = "") String company,
      @RequestParam(name = "number", defaultValue = "") String number,
      @CookieValue(name = Door.COOKIE, defaultValue = "") String cookie) {
    if (!door.mayEnter(cookie)) {
      return door.refused();
    }
    DebtorDesk.Asked asked = asked(connection, company, number);
    try {
      DebtorPage page = new DebtorPage(asked, key.form(), said.getAndSet(Optional.empty()));
      return Door.html(HttpStatus.OK, page.html(desk.locale(), desk.debtor(asked)));
    } catch (CommandFailure failed) {
      return door.says(failed.sentence());
    } catch (ConnectorException failed) {
      return door.says(failed.sentence());
    }
  }

  @PostMapping(path = DEBTOR, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<byte[]> complain(
      HttpServletRequest request,
      @RequestParam(name = "form", defaultValue = "") String form,
      @CookieValue(name = Door.COOKIE, defaultValue = "") String cookie) {
    if (!door.mayDecide(request, form, cookie)) {
      return door.refused();
    }
    DebtorDesk.Asked asked =
        asked(given(request, "connection"), given(request, "company"), given(request, "number"));
    said.set(Optional.of(decided(request, asked)));
    return Door.redirect(address(asked));
  }

  /** The address of a debtor's page. */
  static String address(DebtorDesk.Asked asked) {
    return "%s?connection=%s&company=%s&number=%s"
        .formatted(
            DEBTOR,
            encoded(asked.connection()),
            encoded(asked.companyCode()),
            encoded(asked.number()));
  }

  private Sentence decided(HttpServletRequest request, DebtorDesk.Asked asked) {
    String document = given(request, "document");
    String day = given(request, "day");
    try {
      return given(request, "decision").equals(TAKE_BACK)
          ? desk.takeBack(asked, document, day)
          : desk.complain(asked, document, day);
    } catch (CommandFailure failed) {
      return failed.sentence();
    } catch (ConnectorException failed) {
      return failed.sentence();
    }
  }

  private static DebtorDesk.Asked asked(String connection, String company, String number) {
    return new DebtorDesk.Asked(connection.strip(), company.strip(), number.strip());
  }

  private static String given(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
