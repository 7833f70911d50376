import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Copies the extension into a folder of its own, with its objects and fields numbered from a number
 * of your choice, ready to be opened by Visual Studio Code. Given a folder with the symbols of your
 * environment (.app files), it also has the AL compiler make a package of the copy.
 *
 * <p>{@code java Prepare.java FIRST-NUMBER FOLDER [SYMBOLS]}; the exit code is 0 when all is done, 1
 * when there is no package, 2 for arguments that cannot be used.
 */
final class Prepare {
  private static final int OWN_FIRST = 50100;
  private static final int COUNT = 50;
  private static final int LOWEST = 50000;
  private static final int HIGHEST = 99999;
  private static final List<String> PARTS = List.of("app.json", "src", "Translations");

  private static final Pattern OBJECT =
      Pattern.compile(
          "^(table|tableextension|page|pageextension|codeunit|query|permissionset"
              + "|permissionsetextension) (\\d+)(?= )",
          Pattern.MULTILINE);
  private static final Pattern FIELD = Pattern.compile("(?<=\\bfield)(\\()(\\d{5,})(?=;)");
  private static final Pattern RANGE = Pattern.compile("(\"(?:from|to)\": )(\\d+)");

  private final int first;

  private Prepare(int first) {
    this.first = first;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    boolean compiles = arguments.length == 3;
    if (arguments.length != 2 && !compiles || !arguments[0].matches("\\d{5}")) {
      stop(
          "Name the first object number, of five digits, and an empty folder; to compile as well,"
              + " also the folder of your environment's symbols.");
    }
    Path own = Path.of("");
    if (!Files.exists(own.resolve("app.json"))) {
      stop("Start this in the folder that holds app.json.");
    }
    int first = Integer.parseInt(arguments[0]);
    if (first < LOWEST || first + COUNT - 1 > HIGHEST) {
      stop(
          "Per-tenant extensions use %d to %d, and this one needs %d numbers."
              .formatted(LOWEST, HIGHEST, COUNT));
    }
    Path target = Path.of(arguments[1]);
    if (Files.exists(target) && !isEmpty(target)) {
      stop(target + " is not empty.");
    }
    if (compiles && !holdsSymbols(Path.of(arguments[2]))) {
      stop(arguments[2] + " holds no symbols (.app files); download them first.");
    }
    new Prepare(first).copy(own, target);
    System.out.printf(
        "Objects %d to %d are in %s.%n", first, first + COUNT - 1, target.toAbsolutePath());
    if (compiles) {
      compile(target.toAbsolutePath(), Path.of(arguments[2]).toAbsolutePath());
    }
  }

  private static void compile(Path project, Path symbols) throws InterruptedException {
    try {
      int code =
          new ProcessBuilder("al", "compile", "/project:" + project, "/packagecachepath:" + symbols)
              .inheritIO()
              .start()
              .waitFor();
      if (code != 0) {
        System.err.println("The AL compiler made no package; its messages are above.");
        System.exit(1);
      }
    } catch (IOException missing) {
      System.err.println(
          "There is no AL compiler 'al' on this machine. Install it (dotnet tool install --global"
              + " Microsoft.Dynamics.BusinessCentral.Development.Tools --prerelease), or open the"
              + " folder in Visual Studio Code.");
      System.exit(1);
    }
  }

  private void copy(Path source, Path target) throws IOException {
    for (String part : PARTS) {
      try (Stream<Path> files = Files.walk(source.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path copy = target.resolve(source.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.writeString(copy, renumbered(file));
        }
      }
    }
  }

  private String renumbered(Path file) throws IOException {
    String text = Files.readString(file);
    if (file.getFileName().toString().equals("app.json")) {
      return moved(RANGE, text);
    }
    return file.toString().endsWith(".al") ? moved(FIELD, moved(OBJECT, text)) : text;
  }

  private String moved(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .replaceAll(
            match -> {
              int moved = Integer.parseInt(match.group(2)) - OWN_FIRST + first;
              String separator = pattern == OBJECT ? " " : "";
              return Matcher.quoteReplacement(match.group(1) + separator + moved);
            });
  }

  private static boolean holdsSymbols(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".app"));
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static void stop(String sentence) {
    System.err.println(sentence);
    System.exit(2);
  }
}
