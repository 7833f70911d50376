package io.mahnwerk.connector.dynamics.graph;

import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.Importance;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.Recipient;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.sendmail.SendMailPostRequestBody;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.PeopleChannel;
import io.mahnwerk.core.spi.PeopleChannel.Receipt;
import io.mahnwerk.core.spi.PeopleChannel.Urgency;
import java.util.Arrays;
import java.util.List;

/** Sends mail from one mailbox. The library repeats a call that was refused with 429. */
record GraphMail(GraphServiceClient client, GraphCalls calls, String sender) {

  Receipt send(PeopleChannel.Message message) {
    SendMailPostRequestBody body = new SendMailPostRequestBody();
    body.setMessage(mail(message));
    body.setSaveToSentItems(true);
    return calls.call(
        new Sentence("a mail", "eine Mail"),
        () -> {
          client.users().byUserId(sender).sendMail().post(body);
          return new Receipt(message.key());
        });
  }

  private static Message mail(PeopleChannel.Message message) {
    ItemBody text = new ItemBody();
    text.setContentType(BodyType.Text);
    text.setContent(message.text());
    Message mail = new Message();
    mail.setSubject(message.subject());
    mail.setBody(text);
    mail.setImportance(message.urgency() == Urgency.INFORM ? Importance.Normal : Importance.High);
    mail.setToRecipients(recipients(message.recipient()));
    return mail;
  }

  private static List<Recipient> recipients(String addresses) {
    return Arrays.stream(addresses.split(",")).map(String::strip).map(GraphMail::to).toList();
  }

  private static Recipient to(String address) {
    EmailAddress email = new EmailAddress();
    email.setAddress(address);
    Recipient recipient = new Recipient();
    recipient.setEmailAddress(email);
    return recipient;
  }
}
