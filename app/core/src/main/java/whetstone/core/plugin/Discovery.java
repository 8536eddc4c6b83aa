package whetstone.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pf4j.DefaultVersionManager;
import whetstone.file.FileTrouble;

/// Finds plugins, decides which may run, and keeps one for each id. Runs nothing of theirs.
final class Discovery {

    private final SortedMap<String, Candidate> found = new TreeMap<>();
    private final List<PluginProblem> problems = new ArrayList<>();
    private final List<PluginStatus> unreadable = new ArrayList<>();

    /// Everything in `folders` may run; of two zips of one plugin the newer is taken.
    static Discovery of(List<Path> folders) {
        var discovery = new Discovery();
        folders.forEach(folder -> discovery.folder(folder, PluginOrigin.BUNDLED));
        return discovery;
    }

    /// Everything in `files` may run.
    static Discovery ofFiles(List<Path> files) {
        var discovery = new Discovery();
        files.forEach(file -> discovery.file(file, PluginOrigin.BUNDLED));
        return discovery;
    }

    /// What lies in `places`; bundled plugins come before installed ones, and those before loose ones.
    static Discovery of(PluginPlaces places) {
        var discovery = new Discovery();
        discovery.folder(places.bundled(), PluginOrigin.BUNDLED);
        var library = new Library(places.library());
        var ledger = Ledger.empty();
        try {
            ledger = library.read();
        } catch (PluginException e) {
            discovery.problem(e);
        }
        for (var installed : ledger.installed().values()) {
            discovery.installed(library, installed);
        }
        discovery.folder(places.workspace(), PluginOrigin.WORKSPACE);
        discovery.decide(ledger, places.safeMode());
        return discovery;
    }

    Collection<Candidate> candidates() {
        return found.values();
    }

    List<PluginProblem> problems() {
        return problems;
    }

    /// Files that should be plugins and are not.
    List<PluginStatus> unreadable() {
        return unreadable;
    }

    private void folder(Path folder, PluginOrigin origin) {
        files(folder).forEach(file -> file(file, origin));
    }

    private void file(Path file, PluginOrigin origin) {
        try {
            add(new Candidate(PluginZip.read(file), origin, "", PluginState.BUNDLED, ""));
        } catch (PluginException e) {
            unreadable(e, file, origin);
        }
    }

    private List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".zip")).sorted().toList();
        } catch (IOException e) {
            problems.add(
                    new PluginProblem(
                            folder.toString(), "cannot be listed: " + FileTrouble.told(folder, e)));
            return List.of();
        }
    }

    private void installed(Library library, Installed installed) {
        var file = library.file(installed);
        try {
            var zip = PluginZip.read(file);
            var signer = installed.key().isEmpty() ? "" : Fingerprint.of(installed.key());
            var candidate =
                    new Candidate(zip, PluginOrigin.INSTALLED, signer, PluginState.TRUSTED, "");
            add(zip.sha256().equals(installed.sha256()) ? candidate : changed(candidate));
        } catch (PluginException e) {
            unreadable(e, file, PluginOrigin.INSTALLED);
        }
    }

    private static Candidate changed(Candidate candidate) {
        return candidate.as(
                PluginState.BROKEN,
                "its file is not the one that was installed: remove it and install it anew");
    }

    private void unreadable(PluginException e, Path file, PluginOrigin origin) {
        var problem = PluginProblem.of(e);
        problems.add(problem);
        unreadable.add(
                new PluginStatus(
                        problem.id(),
                        "",
                        PluginState.BROKEN,
                        problem.what(),
                        origin,
                        "",
                        file,
                        "",
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    private void problem(PluginException e) {
        problems.add(PluginProblem.of(e));
    }

    private void add(Candidate candidate) {
        var other = found.putIfAbsent(candidate.id(), candidate);
        if (other == null || other.zip().sha256().equals(candidate.zip().sha256())) {
            return;
        }
        boolean replaces =
                candidate.origin() == other.origin()
                        && new DefaultVersionManager()
                                        .compareVersions(
                                                candidate.zip().version(), other.zip().version())
                                > 0;
        var kept = replaces ? candidate : other;
        found.put(candidate.id(), kept);
        problems.add(
                new PluginProblem(
                        candidate.id(),
                        "lies there twice; version %s in %s is used, remove %s"
                                .formatted(
                                        kept.zip().version(),
                                        kept.zip().file(),
                                        (replaces ? other : candidate).zip().file())));
    }

    private void decide(Ledger ledger, boolean safeMode) {
        found.replaceAll((_, candidate) -> decided(candidate, ledger, safeMode));
    }

    private static Candidate decided(Candidate candidate, Ledger ledger, boolean safeMode) {
        var id = candidate.id();
        if (safeMode && candidate.origin() != PluginOrigin.BUNDLED) {
            return candidate.as(PluginState.DISABLED, "the safe mode runs bundled plugins only");
        }
        var quarantine = ledger.quarantined().get(id);
        if (quarantine != null) {
            return candidate.as(PluginState.QUARANTINED, quarantine);
        }
        if (ledger.disabled().contains(id)) {
            return candidate.as(
                    PluginState.DISABLED,
                    "you disabled it: 'whetstone plugins enable %s' undoes that".formatted(id));
        }
        if (candidate.origin() != PluginOrigin.WORKSPACE) {
            return candidate;
        }
        return ledger.allowed().contains(candidate.zip().sha256())
                ? candidate.as(PluginState.TRUSTED, "")
                : candidate.as(
                        PluginState.UNTRUSTED,
                        "lies in the workspace and would run with your rights: 'whetstone plugins trust %s' lets it"
                                .formatted(candidate.zip().file()));
    }
}
