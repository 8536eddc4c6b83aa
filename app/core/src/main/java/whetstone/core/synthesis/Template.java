package whetstone.core.synthesis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A prompt in Markdown: a title that says what is to be done, then named sections. A section whose place is filled with
/// nothing is left out.
public enum Template {
    /// Which field a task belongs to.
    KEYWORDS,
    /// Other words for keywords.
    SYNONYMS,
    /// What demonstrations have in common.
    PATTERN,
    /// A new example.
    WRITE,
    /// A worked answer.
    ANSWER,
    /// A harder question.
    HARDER,
    /// An easier question.
    EASIER,
    /// Whether one step of a solution is good.
    STEP,
    /// Whether an answer says what the reference says.
    OUTCOME;

    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final String SECTION = "## ";

    private final String text;

    Template() {
        text = resource(name()).strip();
    }

    private static String resource(String name) {
        var file = name.toLowerCase(Locale.ROOT) + ".md";
        try (var in = Template.class.getResourceAsStream(file)) {
            return new String(
                    Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The prompt with `values` at their places.
    ///
    /// @param values by the name of the place; one that is missing counts as empty
    public String render(Map<String, String> values) {
        return Arrays.stream(text.split("\n(?=" + SECTION + ")"))
                .filter(block ->
                        PLACE.matcher(block)
                                .results()
                                .noneMatch(place -> value(values, place).isBlank()))
                .map(block -> PLACE.matcher(block).replaceAll(place -> quoted(values, place)))
                .map(String::strip)
                .collect(Collectors.joining("\n\n"));
    }

    private static String value(Map<String, String> values, MatchResult place) {
        return values.getOrDefault(place.group(1), "");
    }

    private static String quoted(Map<String, String> values, MatchResult place) {
        return Matcher.quoteReplacement(escaped(value(values, place).strip()));
    }

    // What somebody wrote must not look like a section of ours.
    private static String escaped(String text) {
        return text.replaceAll("(?m)^(?=#{1,2} )", " ");
    }

    /// Characters of the text without any values.
    public int length() {
        return text.length();
    }

    /// Whether `prompt` was made from this template.
    boolean made(String prompt) {
        return prompt.startsWith(text.substring(0, text.indexOf('\n') + 1));
    }

    /// The text of each section of a prompt of ours, by its name.
    static Map<String, String> sections(String prompt) {
        var sections = new LinkedHashMap<String, String>();
        var name = "";
        var body = new ArrayList<String>();
        for (var line : prompt.lines().toList()) {
            if (line.startsWith(SECTION)) {
                sections.put(name, String.join("\n", body).strip());
                name = line.substring(SECTION.length()).strip();
                body.clear();
            } else {
                body.add(line.replaceFirst("^ (?=#{1,2} )", ""));
            }
        }
        sections.put(name, String.join("\n", body).strip());
        return sections;
    }
}
