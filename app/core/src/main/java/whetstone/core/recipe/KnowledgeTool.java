package whetstone.core.recipe;

import whetstone.api.Range;

/// A tool that searches a folder of texts. In YAML an entry of `tools`, by the id that domains offer it under.
///
/// @param folder with the texts: text, Markdown, HTML, JSON lines, CSV; indexed when the run starts, if it is not yet
/// @param results passages that a search shows, at most
public record KnowledgeTool(String folder, @Range(min = 1, max = 100) int results) {

    /// What is not written; the folder always is.
    public static KnowledgeTool defaults() {
        return new KnowledgeTool("", 3);
    }
}
