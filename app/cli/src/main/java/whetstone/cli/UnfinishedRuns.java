package whetstone.cli;

import java.util.function.Predicate;
import whetstone.core.store.Runs.Details;
import whetstone.core.store.Runs.Run;
import whetstone.core.store.Runs.Status;
import whetstone.core.store.Workspace;

/// The runs of a workspace that can be gone on with.
record UnfinishedRuns(Workspace workspace) {

    /// Number of the newest one.
    long newest() {
        return newest(_ -> true, "no run that did not end");
    }

    /// Number of the newest one that was started with just this recipe.
    ///
    /// @param name of the recipe, for a person
    /// @param resolved as the store has it
    long newestOf(String name, String resolved) {
        return newest(
                details -> details.start().recipe().equals(resolved),
                "no run of %s, as it is now, that did not end".formatted(name));
    }

    private long newest(Predicate<Details> wanted, String otherwise) {
        return workspace.runs().list().stream()
                .filter(run -> run.status() != Status.DONE)
                .map(Run::id)
                .filter(id -> workspace.runs().find(id).filter(wanted).isPresent())
                .findFirst()
                .orElseThrow(() ->
                        new UsageException(
                                "--resume: %s has %s; 'whetstone runs list' shows what it has"
                                        .formatted(workspace.folder(), otherwise)));
    }
}
