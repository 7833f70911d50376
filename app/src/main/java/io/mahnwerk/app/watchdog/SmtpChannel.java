package io.mahnwerk.app.watchdog;

import io.mahnwerk.app.config.WatchdogSettings.Mail;
import io.mahnwerk.app.config.WatchdogSettings.Security;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.TlsFiles;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.PeopleChannel;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

/** Sends mail through one server. With a key that was sent before, the caller does not call. */
record SmtpChannel(Mail mail, ConnectionId connection, Clock clock) implements PeopleChannel {
  private static final String TIMEOUT_MILLIS = "20000";

  @Override
  public Receipt tell(Message message) {
    try {
      MimeMessage mime = new MimeMessage(session());
      mime.setFrom(new InternetAddress(mail.from()));
      mime.setRecipients(
          jakarta.mail.Message.RecipientType.TO, InternetAddress.parse(message.recipient()));
      mime.setSubject(message.subject(), StandardCharsets.UTF_8.name());
      mime.setText(message.text(), StandardCharsets.UTF_8.name());
      mime.setSentDate(Date.from(clock.instant()));
      if (message.urgency() != Urgency.INFORM) {
        mime.setHeader("X-Priority", "1");
      }
      Transport.send(mime);
      return new Receipt(mime.getMessageID());
    } catch (AuthenticationFailedException refused) {
      throw failure(
          FailureKind.UNAUTHORIZED,
          new Sentence(
              "refused the sign-in; check 'user' and 'password'",
              "lehnte die Anmeldung ab; prüfen Sie 'user' und 'password'"));
    } catch (MessagingException failed) {
      if (isOfTls(failed)) {
        throw failure(
            FailureKind.MISCONFIGURED,
            new Sentence(
                "could not be spoken to privately; check 'security', 'host' and 'authorities'",
                "war nicht vertraulich anzusprechen; prüfen Sie 'security', 'host' und"
                    + " 'authorities'"));
      }
      throw failure(
          FailureKind.UNAVAILABLE,
          new Sentence(
              "did not take the mail; check 'host' and 'port'",
              "nahm die Nachricht nicht an; prüfen Sie 'host' und 'port'"));
    }
  }

  /** A certificate that nobody vouches for or of another name, or no offer of TLS at all. */
  private boolean isOfTls(MessagingException failed) {
    boolean refused = failed.getCause() instanceof SSLException;
    String said = String.valueOf(failed.getMessage());
    return refused || mail.security() == Security.STARTTLS && said.contains("STARTTLS");
  }

  private Session session() {
    Properties properties = new Properties();
    authorities().ifPresent(tls -> properties.put("mail.smtp.ssl.socketFactory", tls));
    properties.setProperty("mail.smtp.host", mail.host());
    properties.setProperty("mail.smtp.port", Integer.toString(mail.port()));
    properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
    properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.ssl.enable", "" + (mail.security() == Security.TLS));
    properties.setProperty(
        "mail.smtp.starttls.required", "" + (mail.security() == Security.STARTTLS));
    properties.setProperty(
        "mail.smtp.starttls.enable", "" + (mail.security() == Security.STARTTLS));
    if (mail.user().isBlank()) {
      return Session.getInstance(properties);
    }
    properties.setProperty("mail.smtp.auth", "true");
    return Session.getInstance(
        properties,
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(mail.user(), mail.password());
          }
        });
  }

  private Optional<SSLSocketFactory> authorities() {
    try {
      return new TlsFiles(Optional.empty(), "", mail.authorities())
          .context()
          .map(SSLContext::getSocketFactory);
    } catch (GeneralSecurityException | IOException unusable) {
      throw new ConnectorException(
          FailureKind.MISCONFIGURED,
          connection,
          new Sentence(
              "the file of setting 'authorities' of the mail server is no readable PEM file.",
              "die Datei der Einstellung 'authorities' des Mailservers ist keine lesbare"
                  + " PEM-Datei."),
          null);
    }
  }

  /** The library's own text is left out: it may repeat what was sent. */
  private ConnectorException failure(FailureKind kind, Sentence what) {
    return new ConnectorException(
        kind,
        connection,
        new Sentence("the mail server %s %s.", "der Mailserver %s %s.")
            .with(Sentence.same(mail.host() + ":" + mail.port()), what),
        null);
  }
}
