package whetstone.core.sandbox;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import whetstone.api.Sandbox.Limits;

/// The command line around a command that holds it back.
record Confinement(Isolation isolation, Limits limits) {

    private static final List<String> SYSTEM =
            List.of(
                    "/usr",
                    "/bin",
                    "/lib",
                    "/lib32",
                    "/lib64",
                    "/etc/alternatives",
                    "/etc/ld.so.cache",
                    "/nix/store");

    static Confinement of(Isolation isolation, Limits limits) {
        return new Confinement(isolation, limits);
    }

    /// @param folder where the command runs and may write
    List<String> around(List<String> command, Path folder) {
        var line = new ArrayList<String>();
        switch (isolation) {
            case BUBBLEWRAP -> {
                // bwrap dies with the thread that started it. This one has but one thread.
                line.addAll(List.of("unshare", "--fork", "--kill-child=KILL", "--"));
                line.addAll(bubble(command, folder));
                line.addAll(limited(true));
            }
            case NAMESPACES -> {
                line.addAll(List.of("unshare", "--user", "--map-root-user", "--net", "--ipc"));
                line.addAll(List.of("--pid", "--fork", "--kill-child=KILL", "--"));
                line.addAll(limited(true));
            }
            case LIMITS -> line.addAll(limited(false));
            case NONE -> {}
        }
        line.addAll(command);
        return List.copyOf(line);
    }

    private static List<String> bubble(List<String> command, Path folder) {
        var line = new ArrayList<String>();
        line.addAll(List.of("bwrap", "--die-with-parent", "--unshare-all", "--new-session"));
        line.addAll(List.of("--cap-drop", "ALL", "--dev", "/dev", "--proc", "/proc"));
        line.addAll(List.of("--tmpfs", "/tmp"));
        for (var path : SYSTEM) {
            line.addAll(List.of("--ro-bind-try", path, path));
        }
        for (var path : named(command)) {
            line.addAll(List.of("--ro-bind-try", path, path));
        }
        line.addAll(List.of("--bind", folder.toString(), folder.toString()));
        line.addAll(List.of("--chdir", folder.toString(), "--"));
        return line;
    }

    /// The files and folders that a command names, one by one or as a class path, and where its program is installed.
    private static Set<String> named(List<String> command) {
        var named = new LinkedHashSet<String>();
        var program = Path.of(command.getFirst());
        if (program.isAbsolute() && program.getNameCount() > 2) {
            named.add("/" + program.subpath(0, program.getNameCount() - 2));
        }
        for (var argument : command) {
            for (var part : argument.split(File.pathSeparator, -1)) {
                if (part.startsWith("/") && part.length() > 1 && Files.exists(Path.of(part))) {
                    named.add(part);
                }
            }
        }
        return named;
    }

    // In a user namespace of its own the count of processes starts at none; elsewhere it would
    // count all that the user runs.
    private List<String> limited(boolean counted) {
        var line = new ArrayList<String>();
        line.add("prlimit");
        line.add("--cpu=" + Math.max(1, limits.cpu().plusMillis(999).toSeconds()));
        line.add("--as=" + limits.memory());
        line.add("--fsize=" + limits.output());
        line.add("--nofile=256");
        line.add("--core=0");
        if (counted) {
            line.add("--nproc=" + limits.processes());
        }
        line.add("--");
        return line;
    }
}
