package whetstone.core.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import whetstone.core.plugin.PluginInfo;
import whetstone.core.plugin.PluginProblem;
import whetstone.core.plugin.Plugins;
import whetstone.core.sandbox.Isolation;
import whetstone.core.sandbox.Tool;
import whetstone.device.ComputeDevice;
import whetstone.device.DeviceException;
import whetstone.device.Precision;

/// Looks at everything that the work may need. Looking changes nothing.
public final class Doctor {

    private Doctor() {}

    /// What there is and what is missing, in the order in which a person would ask.
    public static List<Finding> examine(Plugins plugins) throws InterruptedException {
        var findings = new ArrayList<>(Machine.examine());
        findings.addAll(device());
        findings.add(isolation());
        Tool.ALL.forEach(tool -> findings.add(tool(tool)));
        plugins.loaded().forEach(plugin -> findings.add(plugin(plugin)));
        plugins.problems().forEach(problem -> findings.add(problem(problem)));
        return List.copyOf(findings);
    }

    private static List<Finding> device() {
        try (var device = ComputeDevice.open(ComputeDevice.Choice.AUTO, Optional.empty())) {
            return List.of(engine(device), card(device.description()));
        } catch (DeviceException | LinkageError e) {
            return List.of(
                    Finding.broken(
                            "device",
                            "the tensor engine does not start: " + e,
                            "nothing can be trained or sampled here"));
        }
    }

    private static Finding engine(ComputeDevice device) {
        return Finding.fine(
                "device",
                "%s, products in %s; measured: bf16 %.0f, float32 %.0f GFLOP/s"
                        .formatted(
                                device.description(),
                                device.precision(),
                                device.peak(Precision.BF16) / 1e9,
                                device.peak(Precision.FLOAT32) / 1e9));
    }

    private static Finding card(String device) {
        if (device.startsWith("gpu")) {
            return Finding.fine("GPU", device);
        }
        return Machine.hasGraphicsCard()
                ? Finding.absent(
                        "GPU",
                        "a card is there, and the tensor engine cannot use it",
                        "--device gpu says what it lacks")
                : Finding.absent("GPU", "none", "");
    }

    private static Finding isolation() throws InterruptedException {
        var level = Isolation.available();
        return level == Isolation.BUBBLEWRAP
                ? Finding.fine("isolation", level.meaning())
                : Finding.absent(
                        "isolation",
                        level.meaning(),
                        "for more, install Debian package bubblewrap, on a system that allows user namespaces");
    }

    private static Finding tool(Tool tool) {
        return tool.find()
                .map(path -> Finding.fine(tool.name(), path.toString()))
                .orElseGet(() ->
                        Finding.absent(
                                tool.name(),
                                "not on the search path",
                                "install Debian package %s for %s"
                                        .formatted(tool.debianPackage(), tool.purpose())));
    }

    private static Finding plugin(PluginInfo plugin) {
        return Finding.fine(
                "plugin",
                "%s %s: %s"
                        .formatted(
                                plugin.id(),
                                plugin.version(),
                                String.join(", ", plugin.contributes())));
    }

    private static Finding problem(PluginProblem problem) {
        return Finding.broken("plugin", problem.id() + ": " + problem.what(), "");
    }
}
