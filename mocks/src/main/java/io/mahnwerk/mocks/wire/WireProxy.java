package io.mahnwerk.mocks.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy on 127.0.0.1 that passes bytes on and breaks exchanges as a script says. It changes
 * nothing in what it passes on, so it knows exactly what has left for the ERP and what has not.
 */
public final class WireProxy implements AutoCloseable {
  private static final long DRIP_MILLIS = 10;
  private static final int LONGEST_COPY_MILLIS = 10_000;
  private static final int MOST_COPIES = 100;

  private volatile InetSocketAddress target;
  private final WireScript script;
  private final InetSocketAddress address;
  private final Set<WireConnection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicLong requests = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "wire");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable Door door;
  private @Nullable Socket placeholder;

  private WireProxy(InetSocketAddress target, WireScript script, ServerSocket listening) {
    this.target = target;
    this.script = script;
    this.address = (InetSocketAddress) listening.getLocalSocketAddress();
    this.door = new Door(listening);
    threads.execute(this.door::accept);
  }

  /** Lets connections in until its socket is closed. */
  private final class Door {
    private final ServerSocket socket;
    private final CountDownLatch left = new CountDownLatch(1);

    Door(ServerSocket socket) {
      this.socket = socket;
    }

    void accept() {
      while (!socket.isClosed()) {
        try {
          connect(socket.accept());
        } catch (IOException closedOrErpAbsent) {
          // A closed socket ends the loop; an absent ERP has shown to the client as a reset.
          continue;
        }
      }
      left.countDown();
    }

    /** The system frees the port only when nobody waits at the socket any more. */
    void close() throws IOException {
      socket.close();
      try {
        left.await();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Starts a proxy on a free port in front of what listens at this host and port. */
  public static WireProxy to(URI erp, WireScript script) {
    try {
      return new WireProxy(
          new InetSocketAddress(erp.getHost(), erp.getPort()),
          script,
          listening(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0)));
    } catch (IOException refused) {
      throw new UncheckedIOException("No proxy can listen on 127.0.0.1", refused);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + address.getPort());
  }

  /** Lets further connections lead to another place. */
  public void leadTo(URI erp) {
    target = new InetSocketAddress(erp.getHost(), erp.getPort());
  }

  /** Resets every connection and refuses further ones; the port stays ours. */
  public synchronized void shut() {
    if (door == null || closed.getCount() == 0) {
      return;
    }
    try {
      door.close();
      door = null;
      placeholder = reserved();
    } catch (IOException refused) {
      throw new UncheckedIOException("Port " + address.getPort() + " cannot be kept", refused);
    }
    cut();
  }

  /** Listens again after {@link #shut}. */
  public synchronized void open() {
    if (door != null || closed.getCount() == 0) {
      return;
    }
    try {
      Door again = new Door(listening(address));
      door = again;
      Socket reserved = placeholder;
      if (reserved != null) {
        reserved.close();
      }
      threads.execute(again::accept);
    } catch (IOException refused) {
      throw new UncheckedIOException("Port " + address.getPort() + " cannot be had", refused);
    }
  }

  /** Resets every connection that stands. */
  public void cut() {
    connections.forEach(connection -> connection.close(true));
  }

  @Override
  public synchronized void close() {
    closed.countDown();
    try {
      if (door != null) {
        door.close();
      }
      if (placeholder != null) {
        placeholder.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
    threads.shutdownNow();
  }

  WireScript script() {
    return script;
  }

  WireRequest numbered(HttpMessage message) {
    return WireRequest.of(requests.incrementAndGet(), message);
  }

  void forget(WireConnection connection) {
    connections.remove(connection);
  }

  /** Ends at once when the proxy is closed. */
  void waitBetweenDrips() throws IOException {
    try {
      if (closed.await(DRIP_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IOException("The proxy was closed");
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", stop);
    }
  }

  private void connect(Socket client) throws IOException {
    client.setTcpNoDelay(true);
    Socket erp = new Socket();
    try {
      erp.connect(target);
      erp.setTcpNoDelay(true);
    } catch (IOException nobodyThere) {
      erp.close();
      client.setSoLinger(true, 0);
      client.close();
      throw nobodyThere;
    }
    WireConnection connection = new WireConnection(this, client, erp);
    connections.add(connection);
    threads.execute(connection);
  }

  /**
   * Bound to our port without listening. A process that is being started holds copies of all our
   * sockets until it runs its own program, and the closed door stands open with them.
   */
  private Socket reserved() throws IOException {
    for (int copies = 0; ; copies++) {
      Socket socket = new Socket();
      try {
        socket.setReuseAddress(true);
        socket.bind(address);
        return socket;
      } catch (BindException copied) {
        socket.close();
        if (copies == MOST_COPIES) {
          throw copied;
        }
        waitForTheLastCopy();
      }
    }
  }

  /** Whoever waits at the door is sent away by the system with its last copy. */
  private void waitForTheLastCopy() throws IOException {
    try (Socket waiting = new Socket()) {
      waiting.setSoTimeout(LONGEST_COPY_MILLIS);
      waiting.connect(address, LONGEST_COPY_MILLIS);
      waiting.getInputStream().read();
    } catch (SocketException sentAway) {
      return;
    }
  }

  private static ServerSocket listening(InetSocketAddress address) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(address);
    return socket;
  }
}
