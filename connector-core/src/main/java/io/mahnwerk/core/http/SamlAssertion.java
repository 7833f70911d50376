package io.mahnwerk.core.http;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A signed SAML 2.0 bearer assertion that says who we are (SAML core 2.7, RFC 7522), valid for five
 * minutes around the clock's time.
 *
 * @param issuer the name under which the ledger trusts our certificate
 * @param audience the ledger's own name
 * @param recipient the token service's address
 * @param subject the user who is signed in
 */
public record SamlAssertion(String issuer, String audience, String recipient, String subject) {
  public static final String GRANT = "urn:ietf:params:oauth:grant-type:saml2-bearer";
  private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

  /** The form of the grant with a fresh assertion. */
  public Map<String, String> grant(TlsFiles.Identity signer, Clock clock, String scope) {
    String assertion =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(signed(signer, clock.instant()).getBytes(StandardCharsets.UTF_8));
    return scope.isBlank()
        ? Map.of("grant_type", GRANT, "assertion", assertion)
        : Map.of("grant_type", GRANT, "assertion", assertion, "scope", scope);
  }

  /** The assertion as XML with an enveloped RSA-SHA256 signature. */
  public String signed(TlsFiles.Identity signer, Instant at) {
    try {
      Instant now = at.truncatedTo(ChronoUnit.SECONDS);
      Document document = document();
      Element assertion = element(document, "Assertion");
      document.appendChild(assertion);
      // Canonical XML takes namespaces from attributes; without one nobody could verify.
      assertion.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:saml", SAML);
      String id = "_" + digest(this + now.toString());
      assertion.setAttribute("ID", id);
      assertion.setIdAttribute("ID", true);
      assertion.setAttribute("IssueInstant", now.toString());
      assertion.setAttribute("Version", "2.0");
      Element issuedBy = child(assertion, "Issuer");
      issuedBy.setTextContent(issuer);
      Element subjectPart = subject(assertion, now);
      conditions(assertion, now);
      authentication(assertion, now);
      sign(assertion, subjectPart, id, signer);
      return text(document);
    } catch (GeneralSecurityException
        | ParserConfigurationException
        | TransformerException
        | MarshalException
        | XMLSignatureException broken) {
      throw new IllegalStateException("An assertion cannot be signed", broken);
    }
  }

  private Element subject(Element assertion, Instant now) {
    Element part = child(assertion, "Subject");
    Element name = child(part, "NameID");
    name.setAttribute("Format", "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified");
    name.setTextContent(subject);
    Element confirmation = child(part, "SubjectConfirmation");
    confirmation.setAttribute("Method", "urn:oasis:names:tc:SAML:2.0:cm:bearer");
    Element data = child(confirmation, "SubjectConfirmationData");
    data.setAttribute("NotOnOrAfter", now.plus(LIFE).toString());
    data.setAttribute("Recipient", recipient);
    return part;
  }

  private void conditions(Element assertion, Instant now) {
    Element part = child(assertion, "Conditions");
    part.setAttribute("NotBefore", now.minus(CLOCKS_DIFFER).toString());
    part.setAttribute("NotOnOrAfter", now.plus(LIFE).toString());
    child(child(part, "AudienceRestriction"), "Audience").setTextContent(audience);
  }

  private static void authentication(Element assertion, Instant now) {
    Element part = child(assertion, "AuthnStatement");
    part.setAttribute("AuthnInstant", now.toString());
    child(child(part, "AuthnContext"), "AuthnContextClassRef")
        .setTextContent("urn:oasis:names:tc:SAML:2.0:ac:classes:X509");
  }

  private static void sign(Element assertion, Element before, String id, TlsFiles.Identity signer)
      throws GeneralSecurityException, MarshalException, XMLSignatureException {
    XMLSignatureFactory xml = XMLSignatureFactory.getInstance("DOM");
    Reference whole =
        xml.newReference(
            "#" + id,
            xml.newDigestMethod(DigestMethod.SHA256, null),
            List.of(
                xml.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                xml.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
            null,
            null);
    KeyInfoFactory keys = xml.getKeyInfoFactory();
    KeyInfo certificate = keys.newKeyInfo(List.of(keys.newX509Data(List.of(signer.certificate()))));
    xml.newXMLSignature(
            xml.newSignedInfo(
                xml.newCanonicalizationMethod(
                    CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                xml.newSignatureMethod(SignatureMethod.RSA_SHA256, null),
                List.of(whole)),
            certificate)
        .sign(new DOMSignContext(signer.key(), assertion, before));
  }

  private static Document document() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().newDocument();
  }

  private static Element child(Element parent, String name) {
    Element child = element(parent.getOwnerDocument(), name);
    parent.appendChild(child);
    return child;
  }

  private static Element element(Document document, String name) {
    return document.createElementNS(SAML, "saml:" + name);
  }

  private static String text(Document document) throws TransformerException {
    Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    StringWriter text = new StringWriter();
    transformer.transform(new DOMSource(document), new StreamResult(text));
    return text.toString();
  }

  private static String digest(String text) throws GeneralSecurityException {
    byte[] bytes =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(bytes, 0, 16);
  }
}
