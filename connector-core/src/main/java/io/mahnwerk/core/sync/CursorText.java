package io.mahnwerk.core.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import java.util.Optional;

/**
 * Writes a connector's own reading position as the text of a cursor and reads it again, as JSON.
 *
 * @param type a record whose components JSON can hold
 */
public record CursorText<T>(Class<T> type) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The position; empty for the start. Throws {@link IllegalArgumentException} for a text that no
   * position of this type has written.
   */
  public Optional<T> read(SyncCursor cursor) {
    if (cursor.equals(SyncCursor.START)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(cursor.value(), type));
    } catch (JsonProcessingException | NullPointerException notOurs) {
      throw new IllegalArgumentException("Not a position of this connector", notOurs);
    }
  }

  public SyncCursor write(T position) {
    try {
      return new SyncCursor(JSON.writeValueAsString(position));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
