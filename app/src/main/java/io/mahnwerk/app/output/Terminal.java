package io.mahnwerk.app.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where a command writes what people read.
 *
 * @param interactive whether a person watches, so that a line may be overwritten
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean interactive) {

  /** The process's own streams: UTF-8, on a Windows console the console's own encoding. */
  public static Terminal system() {
    boolean interactive = System.console() != null;
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    Charset charset = windows && interactive ? System.console().charset() : StandardCharsets.UTF_8;
    return new Terminal(
        writer(FileDescriptor.out, charset), writer(FileDescriptor.err, charset), interactive);
  }

  public void flush() {
    out.flush();
    err.flush();
  }

  private static PrintWriter writer(FileDescriptor stream, Charset charset) {
    return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), charset), true);
  }
}
