package io.mahnwerk.mocks.datev;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;
import java.util.List;
import java.util.stream.Stream;

/** Answers lists: filtered, a page of them, and of each row what is selected. */
final class ConnectList {
  private ConnectList() {}

  static WebAnswer of(WebRequest request, Stream<ObjectNode> rows, ConnectFilter filter) {
    int skip = number(request, "skip", 0);
    int top = number(request, "top", Integer.MAX_VALUE);
    List<String> select =
        Stream.of(request.option("select").split(",")).filter(name -> !name.isBlank()).toList();
    ArrayNode answer = JsonNodeFactory.instance.arrayNode();
    rows.filter(filter::holds)
        .skip(skip)
        .limit(top)
        .forEach(row -> answer.add(select.isEmpty() ? row : row.retain(select)));
    return WebAnswer.of(200, ConnectRoutes.JSON, answer.toString());
  }

  private static int number(WebRequest request, String name, int fallback) {
    String text = request.option(name);
    if (!text.matches("[0-9]{0,9}")) {
      throw ConnectRefusal.query("'" + name + "' must be a number but was '" + text + "'.");
    }
    return text.isEmpty() ? fallback : Integer.parseInt(text);
  }
}
