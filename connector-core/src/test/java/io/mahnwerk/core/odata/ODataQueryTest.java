package io.mahnwerk.core.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ODataQueryTest {
  @Test
  void writesLiteralsAsV2Demands() {
    ODataFilter filter =
        ODataFilter.eq("Name", "O'Hara")
            .and(ODataFilter.eq("Open", true))
            .and(ODataFilter.ge("Day", LocalDate.of(2026, 8, 15)))
            .and(ODataFilter.startsWith("Text", "MW"));

    assertThat(filter.expression())
        .isEqualTo(
            "Name eq 'O''Hara' and Open eq true"
                + " and Day ge datetime'2026-08-15T00:00:00' and startswith(Text,'MW')");
  }

  @Test
  void keepsAValueFromBecomingAnExpression() {
    assertThat(ODataFilter.eq("Name", "x' or 'a' eq 'a").expression())
        .isEqualTo("Name eq 'x'' or ''a'' eq ''a'");
  }

  @Test
  void encodesEverythingThatAUrlCannotCarry() {
    ODataQuery query =
        ODataQuery.of("Items")
            .select(List.of("A", "B"))
            .filter(ODataFilter.eq("Name", "Müller & Söhne + 50%"))
            .orderBy(List.of("A"))
            .top(5)
            .skip(10);

    assertThat(query.encoded())
        .isEqualTo(
            "$select=A,B&$filter=Name%20eq%20'M%C3%BCller%20%26%20S%C3%B6hne%20%2B%2050%25'"
                + "&$orderby=A&$top=5&$skip=10");
  }

  @Test
  void goesOnAfterAKeyOfSeveralParts() {
    assertThat(ODataFilter.after(List.of("A", "B"), List.of("1", "2")).expression())
        .isEqualTo("(A gt '1' or A eq '1' and B gt '2')");
  }

  @Test
  void refusesAKeyWithoutAllItsValues() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ODataFilter.after(List.of("A", "B"), List.of("1")));
  }

  @Test
  void cutsAChoiceBeforeItGetsTooLong() {
    List<ODataFilter> filters = ODataFilter.choices("K", List.of("a", "b", "c"), 40);

    assertThat(filters)
        .extracting(ODataFilter::expression)
        .containsExactly("(K eq 'a' or K eq 'b')", "(K eq 'c')");
    assertThat(ODataFilter.choices("K", List.of(), 40)).isEmpty();
  }
}
