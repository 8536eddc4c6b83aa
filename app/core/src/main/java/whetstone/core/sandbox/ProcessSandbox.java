package whetstone.core.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import whetstone.api.Sandbox;
import whetstone.api.WorkerLoop;
import whetstone.api.Workers;

/// The sandbox of this process: as strong as this machine allows, which is tried when it is first needed.
public final class ProcessSandbox implements Sandbox, AutoCloseable {
    private final Set<Pool> pools = ConcurrentHashMap.newKeySet();
    private @Nullable Isolation isolation;

    /// As strong as this machine allows.
    public ProcessSandbox() {}

    /// As strong as `isolation`, which has to work here.
    public ProcessSandbox(Isolation isolation) {
        this.isolation = isolation;
    }

    /// The level in force.
    public synchronized Isolation isolation() {
        var known = isolation;
        if (known == null) {
            try {
                known = Isolation.available();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while trying what isolates here", e);
            }
            isolation = known;
        }
        return known;
    }

    @Override
    public Outcome run(Job job) {
        var program = program(job.command().getFirst());
        if (program.isEmpty()) {
            return new Outcome.Missing(
                    "program '%s' is not on the search path".formatted(job.command().getFirst()));
        }
        var command = new ArrayList<>(job.command());
        command.set(0, program.get().toString());
        try (var scratch = Scratch.create()) {
            for (var file : job.files().entrySet()) {
                scratch.put(file.getKey(), file.getValue());
            }
            Files.write(scratch.input(), job.input());
            var started = start(command, job.limits(), scratch, false);
            return outcome(job, started, scratch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome outcome(Job job, ProcessTree started, Scratch scratch)
            throws IOException {
        boolean ended = false;
        try {
            ended = started.process().waitFor(job.limits().time().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long most = job.limits().output();
        if (!ended) {
            var cpu = started.kill();
            return new Outcome.Late(cpu, Scratch.head(scratch.output(), most));
        }
        started.sweep();
        var files = new HashMap<String, byte[]>();
        for (var name : job.wanted()) {
            var file = scratch.work().resolve(name);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && file.toRealPath().startsWith(scratch.work())
                    && Files.size(file) <= most) {
                files.put(name, Scratch.head(file, most));
            }
        }
        return new Outcome.Ended(
                started.process().exitValue(),
                Scratch.head(scratch.output(), most),
                Scratch.head(scratch.error(), most),
                files);
    }

    /// Starts a confined process.
    ///
    /// @param piped whether its standard input and output are pipes; else they are files of `scratch`
    ProcessTree start(List<String> command, Limits limits, Scratch scratch, boolean piped)
            throws IOException {
        var level = isolation();
        var line = Confinement.of(level, limits).around(command, scratch.work());
        var builder = new ProcessBuilder(line).directory(scratch.work().toFile());
        var mark = scratch.root().toString();
        environment(builder.environment(), scratch, mark);
        if (!piped) {
            builder.redirectInput(scratch.input().toFile());
            builder.redirectOutput(scratch.output().toFile());
        }
        builder.redirectError(scratch.error().toFile());
        return new ProcessTree(
                builder.start(), "WHETSTONE_SANDBOX=" + mark, level.confinesProcesses());
    }

    private static void environment(Map<String, String> environment, Scratch scratch, String mark) {
        var path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        var root = environment.get("SystemRoot"); // Windows starts nothing without it.
        environment.clear();
        environment.put("PATH", path);
        if (root != null) {
            environment.put("SystemRoot", root);
        }
        environment.put("LANG", "C.UTF-8");
        environment.put("HOME", scratch.work().toString());
        environment.put("TMPDIR", scratch.work().toString());
        environment.put("WHETSTONE_SANDBOX", mark);
    }

    private static Optional<Path> program(String name) {
        return name.contains("/")
                ? Optional.of(Path.of(name)).filter(Files::isExecutable)
                : Tool.find(name, System.getenv());
    }

    @Override
    public Workers workers(List<String> command, Limits limits, int most) {
        var pool = new Pool(this, List.copyOf(command), limits, most);
        pools.add(pool);
        return pool;
    }

    @Override
    public List<String> java(Class<?> main, long heap) {
        var program = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                program,
                "-Xmx" + heap,
                "-Xss1m",
                "-XX:+UseSerialGC",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:CompressedClassSpaceSize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=.",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                String.join(File.pathSeparator, classPath(main)),
                main.getName());
    }

    private static Set<String> classPath(Class<?> main) {
        var entries = new LinkedHashSet<String>();
        if (main.getClassLoader() instanceof URLClassLoader loader) {
            for (var url : loader.getURLs()) {
                entries.add(path(url));
            }
        } else {
            entries.add(System.getProperty("java.class.path"));
        }
        entries.add(path(WorkerLoop.class.getProtectionDomain().getCodeSource().getLocation()));
        return entries;
    }

    private static String path(URL url) {
        try {
            return Path.of(new URI(url.toString())).toString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(url + ": no file", e);
        }
    }

    /// Kills every worker.
    @Override
    public void close() {
        pools.forEach(Pool::close);
        pools.clear();
    }
}
