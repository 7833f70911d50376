package io.mahnwerk.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ReceivablesReader.Page;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Reads many items in a JVM whose heap holds but a few pages of them. {@code -Dmahnwerk.items} asks
 * for another number than the usual one.
 */
@Timeout(300)
class SapManyItemsTest {
  private static final int ITEMS = Integer.getInteger("mahnwerk.items", 40_000);
  private static final int PAGE = 1000;
  private static final Pattern LAST = Pattern.compile("AccountingDocument gt '(\\d+)'");

  @Test
  void readsEachOnceWithinASmallHeap() throws IOException, InterruptedException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    server.createContext("/", SapManyItemsTest::answer);
    server.setExecutor(threads);
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      Process reader =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx40m",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Reader.class.getName(),
                  url)
              .redirectErrorStream(true)
              .start();
      String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(reader.waitFor()).as(said).isZero();
      assertThat(said).contains("read " + ITEMS + " items, sum " + sum());
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  /** The sum of all numbers, so that one lost and one repeated would be seen. */
  private static long sum() {
    return (long) ITEMS * (ITEMS + 1) / 2;
  }

  /** The reading process. */
  static final class Reader {
    private Reader() {}

    public static void main(String[] arguments) {
      Map<String, String> settings = new TreeMap<>();
      settings.put("url", arguments[0]);
      settings.put("user", "MAHNWERK");
      settings.put("password", "x");
      settings.put("company-codes", "1010");
      settings.put("requests-per-second", "10000");
      long count = 0;
      long sum = 0;
      try (ErpConnector connector = new SapConnectorProvider().open(FakeSap.context(settings))) {
        SyncCursor at = SyncCursor.START;
        for (boolean last = false; !last; ) {
          Page page = connector.receivables().read(at);
          count += page.changes().size();
          sum +=
              page.changes().stream()
                  .map(change -> (io.mahnwerk.core.spi.ReceivablesReader.Change.Open) change)
                  .mapToLong(open -> Long.parseLong(open.item().documentNumber()))
                  .sum();
          at = page.next();
          last = page.last();
        }
      }
      System.out.println("read " + count + " items, sum " + sum);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean isItems = path.contains("ITEMCUBE");
    String body =
        path.endsWith("$metadata")
            ? FakeSap.document(isItems ? "items" : "customers")
            : "{\"d\":{\"results\":["
                + String.join(",", isItems ? items(exchange) : List.of())
                + "]}}";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static List<String> items(HttpExchange exchange) {
    String query =
        URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
    if (!query.contains("IsCleared eq false")) {
      return List.of();
    }
    Matcher last = LAST.matcher(query);
    int from = last.find() ? Integer.parseInt(last.group(1)) : 0;
    return java.util.stream.IntStream.rangeClosed(from + 1, Math.min(from + PAGE, ITEMS))
        .mapToObj(number -> ItemJson.invoice("%010d".formatted(number)).toString())
        .toList();
  }
}
