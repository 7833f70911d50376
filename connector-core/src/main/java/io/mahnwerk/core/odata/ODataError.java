package io.mahnwerk.core.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a service says about a call it declined: as JSON, as XML, or as the HTML or plain text of
 * the web server before it.
 *
 * @param code the service's own code; blank when it gave none
 * @param message one line of at most 200 characters; blank when it said nothing
 */
public record ODataError(String code, String message) {
  private static final int LONGEST = 200;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TITLE =
      Pattern.compile("<title[^>]*>(.*?)</title>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern UNSEEN =
      Pattern.compile(
          "<(style|script)\\b.*?</\\1\\s*>|<!--.*?-->|<[^>]*>|&nbsp;",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  public ODataError {
    code = line(code);
    message = line(message);
  }

  /** Never fails: what has no known form is taken as text. */
  public static ODataError parse(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    if (text.startsWith("{")) {
      return json(text);
    }
    Matcher title = TITLE.matcher(text);
    if (title.find()) {
      return new ODataError("", page(line(title.group(1)), text.substring(title.end())));
    }
    return text.startsWith("<") ? xml(text) : new ODataError("", text);
  }

  /** Code and message as they stand in a sentence. */
  public String sentence() {
    return code.isEmpty() || message.isEmpty() ? message + code : message + " (" + code + ")";
  }

  /** Titles of error pages often say nothing, so the words of the page follow. */
  private static String page(String title, String rest) {
    String words = line(UNSEEN.matcher(rest).replaceAll(" "));
    return words.isEmpty() || words.contains(title) ? title : title + ": " + words;
  }

  private static ODataError json(String text) {
    try {
      JsonNode error = JSON.readTree(text).path("error");
      JsonNode message = error.path("message");
      String said = message.isObject() ? message.path("value").asText() : message.asText();
      return new ODataError(error.path("code").asText(), withInner(said, error));
    } catch (IOException notJson) {
      return new ODataError("", text);
    }
  }

  /** Where the message is a general one, what went wrong stands one level below it. */
  private static String withInner(String said, JsonNode error) {
    String inner = error.path("innererror").path("message").asText();
    return inner.isBlank() || said.contains(inner) ? said : said + " " + inner;
  }

  private static ODataError xml(String text) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    String code = "";
    String message = "";
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        String name = xml.getLocalName();
        if ((name.equals("code") || name.equals("faultcode")) && code.isEmpty()) {
          code = xml.getElementText();
        } else if ((name.equals("message") || name.equals("faultstring")) && message.isEmpty()) {
          message = xml.getElementText();
        }
      }
    } catch (XMLStreamException notXml) {
      // What was read before the fault is still the best account of it.
      return new ODataError(code, message);
    }
    return new ODataError(code, message);
  }

  private static String line(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
