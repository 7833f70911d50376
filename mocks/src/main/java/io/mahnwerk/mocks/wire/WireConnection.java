package io.mahnwerk.mocks.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** One connection of a client and the one it leads to at the ERP, exchange by exchange. */
final class WireConnection implements Runnable {
  private static final byte[] JUNK =
      "\u0001\u0002 this is no HTTP\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int DRIPS = 16;
  private static final int TOO_MUCH = 7;

  private final WireProxy proxy;
  private final Socket client;
  private final Socket erp;

  /** How an exchange left the connection. */
  private enum End {
    GOES_ON,
    CLOSED,
    RESET
  }

  WireConnection(WireProxy proxy, Socket client, Socket erp) {
    this.proxy = proxy;
    this.client = client;
    this.erp = erp;
  }

  @Override
  public void run() {
    End end = End.RESET;
    try {
      InputStream fromClient = new BufferedInputStream(client.getInputStream());
      InputStream fromErp = new BufferedInputStream(erp.getInputStream());
      do {
        Optional<HttpMessage> request = HttpMessage.request(fromClient);
        end = request.isEmpty() ? End.CLOSED : exchange(request.get(), fromClient, fromErp);
      } while (end == End.GOES_ON);
    } catch (IOException broken) {
      // The ERP itself reset the connection, or the client was killed: the other side sees a reset.
      end = End.RESET;
    } finally {
      close(end != End.CLOSED);
    }
  }

  /** Closes both sides; with a reset nothing that was sent and not read arrives any more. */
  void close(boolean reset) {
    for (Socket socket : new Socket[] {client, erp}) {
      try (socket) {
        if (reset) {
          socket.setSoLinger(true, 0);
        }
      } catch (IOException closedAlready) {
        // Then there is nothing left to close.
        continue;
      }
    }
    proxy.forget(this);
  }

  private End exchange(HttpMessage message, InputStream fromClient, InputStream fromErp)
      throws IOException {
    WireRequest request = proxy.numbered(message);
    WireFault fault = proxy.script().next(request);
    if (fault == WireFault.REFUSED) {
      proxy.shut();
      return End.RESET;
    }
    if (fault == WireFault.RESET_BEFORE) {
      return End.RESET;
    }
    byte[] bytes = message.bytes();
    int leaves = fault == WireFault.RESET_AMID ? bytes.length / 2 : bytes.length;
    erp.getOutputStream().write(bytes, 0, leaves);
    erp.getOutputStream().flush();
    if (leaves < bytes.length) {
      return End.RESET;
    }
    HttpMessage answer = HttpMessage.answer(fromErp, request.method());
    proxy.script().answered(request);
    return fault == WireFault.SILENCE ? sayNothing(fromClient) : passOn(answer, fault);
  }

  /** Until the client has had enough. */
  private static End sayNothing(InputStream fromClient) throws IOException {
    while (fromClient.read() >= 0) {
      // What a client says while it waits is none of the ERP's business.
      continue;
    }
    return End.CLOSED;
  }

  private End passOn(HttpMessage answer, WireFault fault) throws IOException {
    OutputStream out = client.getOutputStream();
    switch (fault) {
      case RESET_AFTER -> {
        return End.RESET;
      }
      case HALF_BODY -> out.write(half(answer));
      case JUNK -> out.write(JUNK);
      case SLOW_DRIP -> drip(answer.bytes(), out);
      case WRONG_LENGTH -> out.write(misstated(answer).bytes());
      default -> out.write(answer.bytes());
    }
    out.flush();
    boolean whole = fault == WireFault.NONE || fault == WireFault.SLOW_DRIP;
    return whole && !answer.endsConnection() ? End.GOES_ON : End.CLOSED;
  }

  /** An answer without a body loses half of its head. */
  private static byte[] half(HttpMessage answer) {
    byte[] all = answer.bytes();
    int kept = answer.body().length == 0 ? 0 : answer.head().length;
    return Arrays.copyOf(all, kept + (all.length - kept) / 2);
  }

  private static HttpMessage misstated(HttpMessage answer) throws IOException {
    int length = answer.content().length;
    return answer.statingLength(length == 0 ? TOO_MUCH : length / 2);
  }

  private void drip(byte[] bytes, OutputStream out) throws IOException {
    int piece = Math.max(1, bytes.length / DRIPS);
    for (int from = 0; from < bytes.length; from += piece) {
      out.write(bytes, from, Math.min(piece, bytes.length - from));
      out.flush();
      proxy.waitBetweenDrips();
    }
  }
}
