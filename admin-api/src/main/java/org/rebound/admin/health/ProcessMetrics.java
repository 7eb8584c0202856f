package org.rebound.admin.health;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What the operating system and Java know of this process, and the room where its data is. */
public final class ProcessMetrics {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";

  private ProcessMetrics() {}

  /**
   * Puts them into {@code metrics}.
   *
   * @param dataFolder which must exist
   */
  public static void register(MetricRegistry metrics, Path dataFolder) {
    put(metrics, "process.start", ManagementFactory.getRuntimeMXBean().getStartTime() / 1_000.0);
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      put(metrics, "process.cpu", () -> system.getProcessCpuTime() / 1e9);
      put(metrics, "process.fds", system::getOpenFileDescriptorCount);
      put(metrics, "process.fds.max", system::getMaxFileDescriptorCount);
    }
    put(metrics, "process.resident", ProcessMetrics::resident);
    put(metrics, "process.gc.collections", () -> sum(GarbageCollectorMXBean::getCollectionCount));
    put(
        metrics,
        "process.gc.seconds",
        () -> sum(GarbageCollectorMXBean::getCollectionTime) / 1_000.0);
    put(metrics, "rebound.data.free", () -> room(dataFolder, FileStore::getUsableSpace));
    put(metrics, "rebound.data.size", () -> room(dataFolder, FileStore::getTotalSpace));
    String version = ProcessMetrics.class.getPackage().getImplementationVersion();
    List<String> build =
        List.of(
            Optional.ofNullable(version).orElse("development"),
            System.getProperty("java.version", "unknown"));
    metrics.register("rebound.build", new Facts(build));
  }

  /** Puts a limit that never changes into {@code metrics}. */
  public static void put(MetricRegistry metrics, String name, double value) {
    put(metrics, name, () -> value);
  }

  private static void put(MetricRegistry metrics, String name, Gauge<Number> gauge) {
    metrics.register(name, gauge);
  }

  private static long sum(ToLongFunction<GarbageCollectorMXBean> figure) {
    return ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(figure).sum();
  }

  private static double resident() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(RESIDENT))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1_024.0)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN; // no Linux
    }
  }

  /** How much room a file system has. */
  private interface Room {
    long of(FileStore store) throws IOException;
  }

  private static double room(Path folder, Room room) {
    try {
      return (double) room.of(Files.getFileStore(folder));
    } catch (IOException e) {
      return Double.NaN; // not there at the moment, as the checks say
    }
  }
}
