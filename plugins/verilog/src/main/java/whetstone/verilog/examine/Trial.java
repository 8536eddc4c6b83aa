package whetstone.verilog.examine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import whetstone.api.Sandbox;
import whetstone.verilog.examine.Finding.Broken;
import whetstone.verilog.examine.Finding.Different;
import whetstone.verilog.examine.Finding.Equal;
import whetstone.verilog.examine.Tools.Left;
import whetstone.verilog.examine.Tools.Stopped;
import whetstone.verilog.source.Port;
import whetstone.verilog.source.Port.Direction;
import whetstone.verilog.source.Source;

/// Tries modules on a bench that somebody wrote: what the bench prints decides.
public final class Trial {
    private static final int SHOWN = 8; // lines of what the bench printed

    private final Tools tools;

    public Trial(Sandbox sandbox) {
        tools = new Tools(sandbox);
    }

    /// A bench.
    ///
    /// @param text Verilog; instantiates the module on trial
    /// @param files that it reads, by name
    /// @param passes what a line must contain that says that the module is right
    /// @param fails what no line may contain; null where nothing is ruled out
    public record Bench(
            String text, Map<String, String> files, Pattern passes, @Nullable Pattern fails) {

        /// What `said` comes to; null where it passes.
        private @Nullable String objection(String said) {
            var against = fails;
            if (against != null) {
                var line = said.lines().filter(l -> against.matcher(l).find()).findFirst();
                if (line.isPresent()) {
                    return "the testbench says: " + Tools.shown(line.get());
                }
            }
            if (said.lines().anyMatch(line -> passes.matcher(line).find())) {
                return null;
            }
            var last = said.lines().filter(l -> !l.isBlank()).reduce((_, l) -> l);
            return "the testbench does not say that it passes"
                    + last.map(l -> "; its last line: " + Tools.shown(l)).orElse("");
        }
    }

    /// What `bench` says of a module.
    ///
    /// @param module Verilog
    public Finding of(Bench bench, String module) {
        return switch (run(bench, module, false)) {
            case Stopped(var finding) -> finding;
            case Left left -> of(bench, left);
        };
    }

    private static Finding of(Bench bench, Left left) {
        return switch (left.status()) {
            case Step.UNCOMPILED ->
                    new Different(
                            "does not compile in the testbench: "
                                    + Tools.shown(left.file(Files.COMPLAINTS)),
                            List.of());
            case Step.CRASHED ->
                    new Different("the simulation ran out of time or memory", List.of());
            default -> {
                var said = left.file(Files.SAID);
                var objection = bench.objection(said);
                yield objection == null
                        ? new Equal("the testbench says that it passes")
                        : new Different(objection, last(said));
            }
        };
    }

    private static List<String> last(String said) {
        var lines = said.lines().filter(line -> !line.isBlank()).map(Tools::shown).toList();
        return lines.subList(Math.max(0, lines.size() - SHOWN), lines.size());
    }

    /// Why no verdict can rest on `bench`: it does not compile whatever the module is. Null where it does.
    public @Nullable Finding fault(Bench bench) {
        return switch (run(bench, "", true)) {
            case Stopped(var finding) -> finding;
            case Left left ->
                    left.status() == Step.UNCOMPILED
                            ? new Broken(
                                    "the testbench does not compile: "
                                            + Tools.shown(left.file(Files.COMPLAINTS)))
                            : null;
        };
    }

    private Tools.Ran run(Bench bench, String module, boolean alone) {
        var files = new HashMap<>(bench.files());
        files.put(Files.BENCH, bench.text());
        return tools.run(Step.bench(files, module, alone));
    }

    /// A module with the ports of `source` that drives nothing: no bench that checks anything passes it.
    public static String idle(Source source, String top) {
        var ports = source.ports().stream().map(Trial::declared).collect(Collectors.joining(", "));
        return "module %s (%s);%nendmodule%n".formatted(spaced(top), ports);
    }

    private static String declared(Port port) {
        var direction =
                port.direction() == Direction.INPUT
                        ? "input"
                        : port.direction() == Direction.OUTPUT ? "output" : "inout";
        return "%s [%d:0] %s"
                .formatted(direction, Math.max(1, port.width()) - 1, spaced(port.name()));
    }

    private static String spaced(String name) {
        return name.startsWith("\\") ? name + " " : name;
    }
}
