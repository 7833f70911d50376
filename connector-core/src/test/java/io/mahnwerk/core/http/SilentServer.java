package io.mahnwerk.core.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes every request, answers the given bytes at most and then hangs up or says no more. */
public final class SilentServer implements AutoCloseable {
  private final ServerSocket socket;
  private final String answer;
  private final boolean hangsUp;
  private final List<Socket> held = new CopyOnWriteArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();

  private SilentServer(String answer, boolean hangsUp) throws IOException {
    this.answer = answer;
    this.hangsUp = hangsUp;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "silent-server");
    thread.setDaemon(true);
    thread.start();
  }

  public static SilentServer hangingUpAfter(String answer) throws IOException {
    return new SilentServer(answer, true);
  }

  public static SilentServer stallingAfter(String answer) throws IOException {
    return new SilentServer(answer, false);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
  }

  public int calls() {
    return calls.get();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        held.add(client);
        calls.incrementAndGet();
        byte[] request = new byte[8192];
        if (client.getInputStream().read(request) > 0) {
          client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
          client.getOutputStream().flush();
        }
        if (hangsUp) {
          client.close();
        }
      } catch (IOException closed) {
        // A caller that hangs up first is part of what is tested; the loop ends with the socket.
        continue;
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket client : held) {
      client.close();
    }
  }
}
