package whetstone.core.run;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import whetstone.api.Tool;
import whetstone.core.knowledge.KnowledgeException;
import whetstone.core.knowledge.KnowledgeFolders;
import whetstone.core.knowledge.KnowledgeIndex;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.KnowledgeTool;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.RecipeException;
import whetstone.core.store.Workspace;

/// The tools that a run's problems may offer: those that plugins bring, and searches of the recipe's knowledge.
final class Toolbox implements AutoCloseable {

    private final SortedMap<String, Tool> tools;
    private final SortedMap<String, KnowledgeIndex> indexes = new TreeMap<>();

    private Toolbox(Plugins plugins) {
        tools = new TreeMap<>(plugins.tools());
    }

    /// Indexes what is not indexed yet.
    ///
    /// @throws RecipeException if a tool of the recipe has the id of a plugin's, or its folder cannot be searched
    static Toolbox open(Recipe recipe, Plugins plugins, Workspace workspace) {
        var box = new Toolbox(plugins);
        try {
            var folders = new KnowledgeFolders(workspace.folder().resolve("knowledge"));
            recipe.tools().forEach((id, written) -> box.add(id, written, folders));
            return box;
        } catch (RuntimeException e) {
            box.close();
            throw e;
        }
    }

    private void add(String id, KnowledgeTool written, KnowledgeFolders folders) {
        if (tools.containsKey(id)) {
            throw new RecipeException(
                    "tools.%s: a plugin brings a tool of this name; choose another".formatted(id));
        }
        if (written.folder().isBlank()) {
            throw new RecipeException(
                    "tools.%s.folder: none; expected a folder of texts to search".formatted(id));
        }
        try {
            var index = folders.open(Path.of(written.folder()), (_, _, _) -> {});
            indexes.put(id, index);
            tools.put(id, new KnowledgeSearch(id, index, written.results()));
        } catch (KnowledgeException e) {
            throw new RecipeException("tools.%s.folder: %s".formatted(id, e.getMessage()));
        }
    }

    /// All of them by id.
    SortedMap<String, Tool> tools() {
        return Collections.unmodifiableSortedMap(tools);
    }

    /// What each search finds its passages in, by the id of its tool: another value means other texts.
    SortedMap<String, String> searched() {
        var searched = new TreeMap<String, String>();
        indexes.forEach((id, index) -> searched.put(id, index.report().fingerprint()));
        return searched;
    }

    @Override
    public void close() {
        indexes.values().forEach(KnowledgeIndex::close);
    }
}
