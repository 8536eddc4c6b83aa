package whetstone.core.synthesis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import whetstone.core.recipe.RecipeException;
import whetstone.file.FileTrouble;

/// Questions that are for measuring, and what must not be trained on because of them.
///
/// A question is a copy where it shares so many words in a row with one of them, GPT-3, arXiv:2005.14165, appendix C; where
/// it is shorter than that, if it has the same words in any order.
final class Benchmarks {

    private static final List<String> KEYS = List.of("input", "question", "problem", "prompt");
    private static final JsonMapper JSON = new JsonMapper();

    private final int words;
    private final Map<String, String> whole = new HashMap<>(); // short questions by their bags
    private final Map<String, String> pieces = new HashMap<>(); // long questions by their pieces

    /// @param questions for measuring
    /// @param words in a row that make a copy
    Benchmarks(List<String> questions, int words) {
        this.words = words;
        for (var question : questions) {
            var wording = Wording.of(question);
            if (wording.words().size() < words) {
                whole.put(wording.bag(), question);
            } else {
                wording.pieces(words).forEach(piece -> pieces.put(piece, question));
            }
        }
    }

    /// The question that `question` copies.
    Optional<String> copied(String question) {
        var wording = Wording.of(question);
        if (wording.words().isEmpty()) {
            return Optional.empty();
        }
        return wording.words().size() < words
                ? Optional.ofNullable(whole.get(wording.bag()))
                : wording.pieces(words).stream().sorted().flatMap(this::holder).findFirst();
    }

    private Stream<String> holder(String piece) {
        return Optional.ofNullable(pieces.get(piece)).stream();
    }

    /// The questions that `files` hold.
    ///
    /// @throws RecipeException if one cannot be read, or holds none
    static List<String> read(List<String> files) {
        var questions = new ArrayList<String>();
        for (var file : files) {
            try (var lines = Files.lines(Path.of(file))) {
                var found =
                        lines.filter(line -> !line.isBlank()).map(Benchmarks::question).toList();
                if (found.isEmpty()) {
                    throw new RecipeException(
                            "benchmarks: %s holds no questions; expected one a line"
                                    .formatted(file));
                }
                questions.addAll(found);
            } catch (IOException | UncheckedIOException e) {
                throw new RecipeException(
                        "benchmarks: %s cannot be read (%s); give a file of UTF-8 text, JSON lines or one question a line"
                                .formatted(file, FileTrouble.told(Path.of(file), e)));
            }
        }
        return questions;
    }

    private static String question(String line) {
        if (!line.stripLeading().startsWith("{")) {
            return line.strip();
        }
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JacksonException e) {
            return line.strip(); // A question may begin with a brace.
        }
        return KEYS.stream()
                .map(key -> json.path(key).asString(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow(() ->
                        new RecipeException(
                                "benchmarks: a line has none of the keys %s: %.80s"
                                        .formatted(String.join(", ", KEYS), line)));
    }
}
