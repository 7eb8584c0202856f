package org.rebound.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.rebound.receiver.classify.Classifier;
import org.rebound.receiver.classify.Reading;
import org.rebound.receiver.mime.MimeReader;
import org.rebound.receiver.report.Report;
import org.rebound.receiver.report.ReportReader;

/**
 * Messages a second on one thread, from bytes to what is said of each recipient. One call is one
 * message; the messages of the corpus take turns.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 6, time = 5)
@Measurement(iterations = 6, time = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Threads(1)
@State(Scope.Thread)
public class ReadAndClassify {

  /** The folder that holds the messages: ours, seen from the root of the repository. */
  @Param("receiver/src/test/resources/corpus")
  public String corpus = "";

  private final Classifier classifier = Classifier.load();
  private List<byte[]> messages = List.of();
  private List<Report> reports = List.of();
  private int turn;

  /** Reads the corpus. */
  @Setup
  public void load() throws IOException {
    messages = Corpus.messages(Path.of(corpus));
    reports = messages.stream().map(ReadAndClassify::report).toList();
  }

  /** Bytes to report. */
  @Benchmark
  public Report read() {
    return report(messages.get(next()));
  }

  /** Report to what is said of each recipient. */
  @Benchmark
  public Reading classify() {
    return classifier.classify(reports.get(next()));
  }

  /** The whole way. */
  @Benchmark
  public Reading readAndClassify() {
    return classifier.classify(report(messages.get(next())));
  }

  private int next() {
    turn = turn + 1 < messages.size() ? turn + 1 : 0;
    return turn;
  }

  private static Report report(byte[] message) {
    return ReportReader.read(MimeReader.read(message));
  }
}
