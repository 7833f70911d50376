package io.mahnwerk.app;

import io.mahnwerk.core.model.Sentence;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a person reads who wrote a command line that is not understood. */
final class UsageSentence {
  private static final String CONVERSION = ": cannot convert '";
  private static final Map<Class<?>, String> FORMS =
      Map.of(
          int.class, "keine ganze Zahl",
          Integer.class, "keine ganze Zahl",
          long.class, "keine ganze Zahl",
          Long.class, "keine ganze Zahl",
          double.class, "keine Zahl",
          Double.class, "keine Zahl");

  private UsageSentence() {}

  static Sentence of(ParameterException wrong) {
    if (wrong instanceof UsageFailure own) {
      return own.sentence();
    }
    String english = String.valueOf(wrong.getMessage()).replaceFirst("^Error: ", "");
    if (wrong.getCause() instanceof NoSuchValue value) {
      return conversion(wrong.getArgSpec(), english, value.sentence());
    }
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched, english);
    }
    return new Sentence(english, german(wrong, english));
  }

  private static Sentence conversion(@Nullable ArgSpec arg, String english, Sentence value) {
    int at = english.indexOf(CONVERSION);
    String start = at < 0 ? english : english.substring(0, at);
    return new Sentence("%s: %s", "Ungültiger Wert für %s: %s")
        .with(new Sentence(start, named(arg)), value);
  }

  private static Sentence unmatched(UnmatchedArgumentException wrong, String english) {
    String given =
        wrong.getUnmatched().stream().map(one -> "'" + one + "'").collect(Collectors.joining(", "));
    String german =
        (wrong.isUnknownOption() ? "Unbekannte Option: " : "Unbekannte Angabe: ") + given;
    List<String> alike = wrong.getSuggestions();
    return alike.isEmpty()
        ? new Sentence(english, german)
        : new Sentence("%s. Did you mean %s?", "%s. Meinten Sie %s?")
            .with(
                new Sentence(english, german),
                new Sentence(String.join(" or ", alike), String.join(" oder ", alike)));
  }

  private static String german(ParameterException wrong, String english) {
    if (wrong instanceof MissingParameterException missing) {
      return missing(missing, english);
    }
    if (wrong instanceof MutuallyExclusiveArgsException) {
      return "Davon ist nur eines möglich: "
          + english.replaceFirst(" are mutually exclusive.*$", "");
    }
    if (wrong instanceof OverwrittenOptionException twice) {
      return named(twice.getOverwritten()) + " darf nur einmal angegeben werden";
    }
    if (wrong.getArgSpec() != null && wrong.getValue() != null) {
      return "Ungültiger Wert für %s: '%s' ist %s"
          .formatted(named(wrong.getArgSpec()), wrong.getValue(), form(wrong.getArgSpec()));
    }
    return "Die Befehlszeile wird nicht verstanden (" + english + ")";
  }

  private static String missing(MissingParameterException wrong, String english) {
    int choice = english.indexOf("(specify one of these): ");
    if (choice >= 0) {
      return "Es fehlt eine dieser Angaben: "
          + english.substring(english.indexOf(": ", choice) + 2);
    }
    String named =
        wrong.getMissing().stream().map(UsageSentence::named).collect(Collectors.joining(", "));
    return english.contains("parameter for option")
        ? named + " braucht einen Wert"
        : "Es fehlt: " + named;
  }

  private static String form(ArgSpec arg) {
    Class<?> type = arg.auxiliaryTypes().length > 0 ? arg.auxiliaryTypes()[0] : arg.type();
    return FORMS.getOrDefault(type, "hier nicht möglich");
  }

  private static String named(@Nullable ArgSpec arg) {
    if (arg == null) {
      return "eine Angabe";
    }
    return arg instanceof OptionSpec option
        ? "Option '" + option.longestName() + "'"
        : arg.paramLabel();
  }
}
