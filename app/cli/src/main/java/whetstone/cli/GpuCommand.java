package whetstone.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.device.CudaNatives;

@Command(
        name = "gpu",
        description = "Fetch the libraries that an NVIDIA card needs.",
        footer = {
            "",
            "  whetstone gpu fetch        asks first, shows how much",
            "  whetstone gpu fetch --yes  does not ask"
        })
final class GpuCommand implements Callable<Integer> {

    /// What can be done.
    enum Action {
        FETCH
    }

    private final PrintWriter out;

    @Parameters(paramLabel = "ACTION", description = "${COMPLETION-CANDIDATES}")
    Action action = Action.FETCH;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    GpuCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var there = CudaNatives.folder();
        if (there.isPresent()) {
            out.println("The libraries are there: " + there.get());
            return 0;
        }
        if (!yes && !agreed()) {
            out.println("Nothing was fetched.");
            return Failures.FAILED;
        }
        CudaNatives.fetch();
        out.println("The libraries are there: " + CudaNatives.folder().orElseThrow());
        return 0;
    }

    private static boolean agreed() {
        @SuppressWarnings("SystemConsoleNull") // the library says that it may be null
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new UsageException(
                    "gpu fetch: nobody to ask; add --yes to agree to " + CudaNatives.SIZE);
        }
        var answer =
                console.readLine("Libraries for CUDA: %s. Fetch them? [y/N] ", CudaNatives.SIZE);
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }
}
