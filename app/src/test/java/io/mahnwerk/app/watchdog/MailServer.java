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
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes mail as SMTP (RFC 5321) says and keeps it; knows one user. */
final class MailServer implements AutoCloseable {
  private final ServerSocket socket;
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private final String lets;

  /** Lets one user in, by AUTH PLAIN (RFC 4616). */
  MailServer(String user, String password) throws IOException {
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
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    OutputStream out = client.getOutputStream();
    StringBuilder mail = new StringBuilder();
    say(out, "220 loopback");
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
