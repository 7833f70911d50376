package io.mahnwerk.core.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Keeps connections open between uses, since opening one reads the schema and starts with an empty
 * cache. Holds as many as were ever in use at once.
 */
final class ConnectionPool extends AbstractDataSource implements AutoCloseable {
  private final Opener opener;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  ConnectionPool(Opener opener) {
    this.opener = opener;
  }

  @FunctionalInterface
  interface Opener {
    Connection open() throws SQLException;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection kept = idle.pollFirst();
    return lend(kept == null ? opener.open() : kept);
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return getConnection();
  }

  /** Closes the idle connections; one that is still lent is closed with its last use. */
  @Override
  public void close() {
    closed = true;
    try {
      closeIdle();
    } catch (SQLException e) {
      throw new IllegalStateException("The store could not be closed", e);
    }
  }

  private void giveBack(Connection real) throws SQLException {
    idle.addFirst(real);
    if (closed) {
      closeIdle();
    }
  }

  /** Each is taken by one thread only. */
  private void closeIdle() throws SQLException {
    for (Connection left = idle.pollFirst(); left != null; left = idle.pollFirst()) {
      left.close();
    }
  }

  private Connection lend(Connection real) {
    boolean[] returned = new boolean[1];
    return (Connection)
        Proxy.newProxyInstance(
            ConnectionPool.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "close":
                  if (!returned[0]) {
                    returned[0] = true;
                    giveBack(real);
                  }
                  return null;
                case "isClosed":
                  return returned[0];
                case "equals":
                  return proxy == arguments[0];
                case "hashCode":
                  return System.identityHashCode(proxy);
                default:
                  try {
                    return method.invoke(real, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
              }
            });
  }
}
