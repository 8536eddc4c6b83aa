package whetstone.api;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Runs other people's code in processes that can be killed, never in this one. Safe for use by many threads.
public interface Sandbox {

    /// Runs a program once in an empty folder of its own, and leaves nothing behind. Blocks for at most the limit's
    /// time and a few milliseconds more.
    Outcome run(Job job);

    /// A pool of warm processes; none is started before the first request.
    ///
    /// @param command as of [#java], or any program that speaks what [WorkerLoop] speaks
    /// @param most how many at a time
    Workers workers(List<String> command, Limits limits, int most);

    /// The command that runs `main` in a Java of its own, with the classes and libraries of the plugin it comes from.
    ///
    /// @param heap bytes that its objects may take
    List<String> java(Class<?> main, long heap);

    /// What a process may use. Each is enforced as far as the isolation in force can.
    ///
    /// @param time of one run or of one request, by the clock
    /// @param cpu processor time of a process in its whole life
    /// @param memory address space of a process, bytes; a Java needs 2 GiB more than its heap
    /// @param output bytes that a process may write to any one file, its standard output included
    /// @param processes how many at a time, threads included
    record Limits(Duration time, Duration cpu, long memory, long output, int processes) {}

    /// A program to run once.
    ///
    /// @param command the program, found on the search path, and its arguments
    /// @param input what it reads on its standard input
    /// @param files what lies in its folder when it starts, by name; a name is relative and stays inside
    /// @param wanted names of the files that it may leave there for [Outcome.Ended#files]
    record Job(
            List<String> command,
            byte[] input,
            Map<String, byte[]> files,
            Set<String> wanted,
            Limits limits) {
        public Job {
            command = List.copyOf(command);
            files = Map.copyOf(files);
            wanted = Set.copyOf(wanted);
            for (var name : files.keySet()) {
                requireInside(name);
            }
            wanted.forEach(Job::requireInside);
        }

        private static void requireInside(String name) {
            var path = Path.of(name);
            if (name.isEmpty() || path.isAbsolute() || path.normalize().startsWith("..")) {
                throw new IllegalArgumentException(
                        "file name '%s' leaves the folder of the run".formatted(name));
            }
        }
    }

    /// How a run ended.
    sealed interface Outcome {

        /// By itself, or killed by a limit other than that on time.
        ///
        /// @param status 0 by convention if it succeeded; 128 + n if signal n killed it
        /// @param output what it wrote to standard output, up to the limit
        /// @param error what it wrote to standard error, up to the limit
        /// @param files those wanted that it left as plain files within the limit
        record Ended(int status, byte[] output, byte[] error, Map<String, byte[]> files)
                implements Outcome {
            public Ended {
                files = Map.copyOf(files);
            }
        }

        /// Killed when its time was over.
        ///
        /// @param cpu processor time it had used
        /// @param output what it had written to standard output
        record Late(Duration cpu, byte[] output) implements Outcome {}

        /// Never started; `why` names the program.
        record Missing(String why) implements Outcome {}
    }
}
