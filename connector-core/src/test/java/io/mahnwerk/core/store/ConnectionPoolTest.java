package io.mahnwerk.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {
  private final List<Connection> opened = new ArrayList<>();
  private final ConnectionPool pool =
      new ConnectionPool(
          () -> {
            Connection real = DriverManager.getConnection("jdbc:sqlite:");
            opened.add(real);
            return real;
          });

  @Test
  void lendsAConnectionAgainThatWasGivenBack() throws SQLException {
    pool.getConnection().close();
    try (Connection first = pool.getConnection();
        Connection second = pool.getConnection()) {
      assertThat(first).isNotEqualTo(second);
    }
    pool.close();

    assertThat(opened).hasSize(2).allSatisfy(real -> assertThat(real.isClosed()).isTrue());
  }

  @Test
  void closesAConnectionThatIsGivenBackAfterThePoolWasClosed() throws SQLException {
    Connection lent = pool.getConnection();
    pool.close();
    assertThat(opened.get(0).isClosed()).isFalse();

    lent.close();
    lent.close();

    assertThat(lent.isClosed()).isTrue();
    assertThat(opened).singleElement().satisfies(real -> assertThat(real.isClosed()).isTrue());
  }
}
