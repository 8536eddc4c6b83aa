package whetstone.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import whetstone.core.doctor.Doctor;
import whetstone.core.doctor.Finding;
import whetstone.core.doctor.Finding.State;

@Command(
        name = "doctor",
        description = "Say what this machine has and lacks for the work.",
        footer = {"", "Exit code 1 if something that is there does not work."})
final class DoctorCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Print the findings as JSON.")
    boolean json;

    DoctorCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Finding> findings;
        try (var plugins = source.loadQuietly(workspace.folder)) {
            findings = Doctor.examine(plugins);
        }
        if (json) {
            Json.print(findings, out);
        } else {
            findings.forEach(this::print);
        }
        return isSound(findings) ? 0 : Failures.FAILED;
    }

    private void print(Finding finding) {
        var mark =
                switch (finding.state()) {
                    case FINE -> "@|green ok     |@";
                    case ABSENT -> "@|yellow absent |@";
                    case BROKEN -> "@|red broken |@";
                };
        out.println(
                Ansi.AUTO.string(mark) + " %-10s %s".formatted(finding.topic(), finding.found()));
        if (!finding.advice().isEmpty()) {
            out.println(" ".repeat(19) + finding.advice());
        }
    }

    private static boolean isSound(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.state() == State.BROKEN);
    }
}
