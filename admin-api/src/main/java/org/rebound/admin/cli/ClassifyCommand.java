package org.rebound.admin.cli;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.rebound.receiver.classify.Classifier;
import org.rebound.receiver.mime.MimeReader;
import org.rebound.receiver.report.ReportReader;

/**
 * {@code rebound classify}: reads messages from files, folders, mailboxes or the standard input and
 * says what each reports, one JSON object a line. Needs neither configuration nor database, and
 * changes nothing.
 *
 * <p>A file that cannot be read gets a line on the standard error; the others are read all the
 * same, and the status is 1 at the end.
 */
public final class ClassifyCommand extends Command {

  private static final int BUFFER = 64 * 1024;

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream errors;

  /** The command on the standard streams. */
  public ClassifyCommand() {
    this(
        System.in,
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
            false,
            StandardCharsets.UTF_8),
        System.err);
  }

  ClassifyCommand(InputStream in, PrintStream out, PrintStream errors) {
    super("classify", "Says of messages whether they are bounces, of whom, and why");
    this.in = in;
    this.out = out;
    this.errors = errors;
  }

  @Override
  public void configure(Subparser subparser) {
    subparser
        .addArgument("--explain")
        .action(Arguments.storeTrue())
        .help("write a page for people, with the evidence, instead of JSON");
    subparser
        .addArgument("path")
        .metavar("PATH")
        .nargs("+")
        .help("a message, a mailbox (mbox), a folder (Maildir too); - is the standard input");
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace namespace) throws IOException {
    ReadingPrinter printer =
        namespace.getBoolean("explain") ? new ReadingPage(out) : new ReadingJson(out);
    Run run = new Run(printer);
    for (String path : namespace.<String>getList("path")) {
      if (path.equals("-")) {
        run.messages("-", new BufferedInputStream(in, BUFFER));
      } else {
        MailFiles.visit(Path.of(path), run::file, run::failed);
      }
    }
    out.flush();
    if (out.checkError()) {
      throw new IOException("cannot write to the standard output");
    }
    if (run.failures > 0) {
      throw new IOException(run.failures + " of the files could not be read");
    }
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable e) {
    String reason = e.getMessage() == null ? e.toString() : e.getMessage();
    cli.getStdErr().println("rebound classify: " + Printable.of(reason));
  }

  /** One run over all paths. */
  private final class Run {
    private final Classifier classifier = Classifier.load();
    private final ReadingPrinter printer;
    private int failures;

    Run(ReadingPrinter printer) {
      this.printer = printer;
    }

    void file(Path file) {
      try (InputStream content = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
        messages(file.toString(), content);
      } catch (IOException e) {
        failed(file, e);
      }
    }

    void failed(Path file, IOException e) {
      failures++;
      String reason = e instanceof NoSuchFileException ? "there is no such file" : e.toString();
      errors.println("rebound classify: cannot read " + Printable.of(file + ": " + reason));
    }

    void messages(String name, InputStream content) throws IOException {
      MailboxReader mailbox = new MailboxReader(content);
      Optional<byte[]> message = mailbox.next();
      while (message.isPresent()) {
        boolean several = mailbox.count() > 1 || mailbox.hasMore();
        printer.print(
            name,
            several ? mailbox.count() : 0,
            classifier.classify(ReportReader.read(MimeReader.read(message.get()))));
        message = mailbox.next();
      }
    }
  }
}
