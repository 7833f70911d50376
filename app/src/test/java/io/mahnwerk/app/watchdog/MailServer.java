package io.mahnwerk.app.watchdog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Takes mail as SMTP (RFC 5321) says and keeps it; knows one user. With a key it speaks nothing but
 * EHLO before STARTTLS (RFC 3207).
 */
final class MailServer implements AutoCloseable {
  private final ServerSocket socket;
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private final List<String> spokenOpenly = new CopyOnWriteArrayList<>();
  private final String lets;
  private final Optional<SSLContext> key;

  /** Lets one user in, by AUTH PLAIN (RFC 4616). */
  MailServer(String user, String password) throws IOException {
    this(user, password, Optional.empty());
  }

  MailServer(String user, String password, Optional<SSLContext> key) throws IOException {
    this.key = key;
    this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    this.lets = "\0" + user + "\0" + password;
    Thread thread = new Thread(this::serve, "mail server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Envelope and content of each mail. */
  List<String> mails() {
    return mails;
  }

  /** What came before the connection was private. */
  List<String> spokenOpenly() {
    return spokenOpenly;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException gone) {
        // The client hung up or the server was closed.
      }
    }
  }

  private void talk(Socket client) throws IOException {
    say(client.getOutputStream(), "220 loopback");
    if (key.isEmpty()) {
      takeMail(client);
    } else if (startsTls(client)) {
      SSLSocketFactory sockets = key.get().getSocketFactory();
      try (SSLSocket secret = (SSLSocket) sockets.createSocket(client, "", 0, false)) {
        secret.setUseClientMode(false);
        takeMail(secret);
      }
    }
  }

  private boolean startsTls(Socket client) throws IOException {
    for (String line = line(client); !line.isEmpty(); line = line(client)) {
      spokenOpenly.add(line);
      if (line.equals("STARTTLS")) {
        say(client.getOutputStream(), "220 go on");
        return true;
      }
      String answer =
          line.startsWith("EHLO") ? "250-loopback\r\n250 STARTTLS" : "530 STARTTLS first";
      say(client.getOutputStream(), answer);
    }
    return false;
  }

  /** Byte by byte, since what follows STARTTLS is for the TLS layer. */
  private static String line(Socket client) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = client.getInputStream().read();
        next >= 0 && next != '\n';
        next = client.getInputStream().read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private void takeMail(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    OutputStream out = client.getOutputStream();
    StringBuilder mail = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String verb = line.toUpperCase(java.util.Locale.ROOT);
      if (verb.startsWith("EHLO")) {
        say(out, "250-loopback\r\n250 AUTH PLAIN");
      } else if (verb.startsWith("AUTH PLAIN")) {
        say(out, isLetIn(line) ? "235 in" : "535 wrong");
      } else if (verb.equals("DATA")) {
        say(out, "354 go on");
        for (line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
          mail.append(line).append('\n');
        }
        mails.add(mail.toString());
        say(out, "250 taken");
      } else if (verb.equals("QUIT")) {
        say(out, "221 bye");
        return;
      } else {
        mail.append(line).append('\n');
        say(out, "250 ok");
      }
    }
  }

  private boolean isLetIn(String line) {
    byte[] given = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
    return new String(given, StandardCharsets.UTF_8).endsWith(lets);
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
