package whetstone.core.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A kind of task in words: all that Synthetic Data RL starts from, arXiv:2505.17063, section 3. A recipe holds it, or the
/// path of a file that holds it, from the folder where the program runs.
///
/// @param name a word or two, shown in lists
/// @param description what is asked and what makes an answer right, as one would tell a person
/// @param inputFormat how a question is written
/// @param outputFormat how an answer is written; ends every prompt where the task mix wants instructions
/// @param answer id of the verifier that judges answers, such as `math/expression`
/// @param truth the verifier's truth as JSON with the answer's text at `{answer}`; empty where the truth is nothing but a
///     text
/// @param demonstrations questions with their answers; none is needed
/// @param knowledge folder of texts that questions are to be grounded in; empty for none
/// @param benchmarks files with questions that no sample may hold: JSON lines with a key `input`, `question`, `problem` or
///     `prompt`, or one question a line
public record TaskDefinition(
        String name,
        String description,
        String inputFormat,
        String outputFormat,
        String answer,
        String truth,
        List<Demonstration> demonstrations,
        String knowledge,
        List<String> benchmarks) {

    /// Stands for the answer's text in `truth`.
    public static final String ANSWER = "{answer}";

    /// A question with its answer.
    public record Demonstration(String input, String output) {

        /// What is not written.
        public static Demonstration defaults() {
            return new Demonstration("", "");
        }
    }

    public TaskDefinition {
        demonstrations = List.copyOf(demonstrations);
        benchmarks = List.copyOf(benchmarks);
        if (!truth.isEmpty() && !truth.contains(ANSWER)) {
            throw new IllegalArgumentException(
                    "truth must say where the answer goes, such as {\"answer\": \"{answer}\"}");
        }
    }

    /// What is not written; no definition yet.
    public static TaskDefinition defaults() {
        return new TaskDefinition("", "", "", "", "", "", List.of(), "", List.of());
    }

    /// The definition that `file` holds, its folder and files as paths that lead there from here.
    ///
    /// @throws RecipeException if a key is unknown or missing, or of the wrong type; names file, line and key
    public static TaskDefinition read(Path file) throws IOException {
        var text = Files.readString(file);
        try {
            var document = Yaml.read(text);
            var settings = new Settings(document, Kinds.none());
            var read = settings.lay(document.root(), defaults(), "");
            read.check(document, "");
            return read.beside(file.toAbsolutePath());
        } catch (RecipeException e) {
            throw new RecipeException("%s: %s".formatted(file, e.getMessage()));
        }
    }

    /// The text of a file that [#read] takes; what is empty is left out.
    public String write() {
        var tree = (ObjectNode) new JsonMapper().<JsonNode>valueToTree(this);
        tree.removeIf(
                value -> value.isEmpty() && (value.isContainer() || value.asString().isEmpty()));
        return Yaml.write(tree);
    }

    private TaskDefinition beside(Path file) {
        return new TaskDefinition(
                name,
                description,
                inputFormat,
                outputFormat,
                answer,
                truth,
                demonstrations,
                knowledge.isEmpty() ? "" : file.resolveSibling(knowledge).toString(),
                benchmarks.stream().map(each -> file.resolveSibling(each).toString()).toList());
    }

    /// Whether anything is defined.
    public boolean exists() {
        return !description.isEmpty();
    }

    /// @param path of the definition within the document
    void check(Document document, String path) {
        require(document, path, "name", name);
        require(document, path, "description", description);
        require(document, path, "answer", answer);
        for (int i = 0; i < demonstrations.size(); i++) {
            var at = Document.entry(Document.child(path, "demonstrations"), i);
            require(document, at, "input", demonstrations.get(i).input());
            require(document, at, "output", demonstrations.get(i).output());
        }
    }

    private static void require(Document document, String path, String key, String value) {
        if (value.isBlank()) {
            throw document.mistake(
                    Document.child(path, key), "nothing; expected a text, write one");
        }
    }
}
