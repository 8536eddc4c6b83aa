package whetstone.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The marks by which a policy says what it does: free reasoning, then exactly one of `<search>…</search>`,
/// `<math>…</math>` or `<answer>…</answer>`, and nothing after it: arXiv:2504.04736, section 3.1.
///
/// Results stand between tags too, which only the host writes. A policy that writes one, in whatever spelling, has done
/// nothing that can be read, and nothing of it is shown again: what was never found cannot be quoted later.
///
/// @param calls names of the tags that call a tool
/// @param answer name of the tag that ends the work
/// @param result name of the tag that results are shown in
public record Tags(List<String> calls, String answer, String result) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final int LONGEST = 10_000; // characters of an action

    public Tags {
        calls = List.copyOf(calls);
        var names = Stream.concat(calls.stream(), Stream.of(answer, result)).toList();
        if (names.stream().distinct().count() < names.size()
                || !names.stream().allMatch(name -> NAME.matcher(name).matches())) {
            throw new IllegalArgumentException(
                    "tags must be different names in small letters, were " + names);
        }
    }

    /// `search`, `math`, `answer` and `result`.
    public static Tags usual() {
        return new Tags(List.of("search", "math"), "answer", "result");
    }

    /// What the policy does by writing `text`. Takes time linear in it, whatever stands there.
    public Action read(String text) {
        var spoken = Marks.spoken(text);
        if (spoken.to() < text.length()) {
            return new Action.Unreadable("it did not end its thoughts");
        }
        var said = text.substring(spoken.from()).strip();
        if (said.length() > LONGEST) {
            return new Action.Unreadable("longer than %d characters".formatted(LONGEST));
        }
        var marks = new ArrayList<Mark>();
        var match = mark().matcher(said);
        while (match.find() && marks.size() < 3) {
            marks.add(Mark.of(match));
        }
        return read(said, marks);
    }

    private Action read(String said, List<Mark> marks) {
        if (marks.stream().anyMatch(mark -> mark.name().equalsIgnoreCase(result))) {
            return new Action.Unreadable("it writes a result itself");
        }
        if (marks.size() != 2) {
            return new Action.Unreadable(
                    marks.isEmpty() ? "no action" : "not exactly one action, opened and closed");
        }
        var open = marks.getFirst();
        var close = marks.getLast();
        var name = open.name();
        if (!(calls.contains(name) || name.equals(answer))
                || !open.text().equals("<%s>".formatted(name))
                || !close.text().equals("</%s>".formatted(name))) {
            return new Action.Unreadable(
                    "%s and %s are not the tags of one action"
                            .formatted(open.text(), close.text()));
        }
        if (close.to() < said.length()) {
            return new Action.Unreadable("something stands after the action");
        }
        var input = squeezed(said.substring(open.to(), close.from()));
        if (input.isEmpty()) {
            return new Action.Unreadable("an empty action");
        }
        return name.equals(answer)
                ? new Action.Answer(said, input)
                : new Action.Call(said, name, input);
    }

    /// A tag of any of the names, opening or closing, well written or not.
    private record Mark(String name, String text, int from, int to) {
        static Mark of(Matcher match) {
            return new Mark(match.group(1), match.group(), match.start(), match.end());
        }
    }

    // Also `< Search >`, `</answer/>` and `<result id=1>`: who writes them means a tag.
    private Pattern mark() {
        return Pattern.compile(
                Stream.concat(calls.stream(), Stream.of(answer, result))
                        .map(Pattern::quote)
                        .collect(
                                Collectors.joining(
                                        "|", "(?i)<[\\s/]*+(", ")(?![a-z0-9-])[^<>]{0,99}+>")));
    }

    private static String squeezed(String text) {
        return Marks.SPACE.matcher(text.strip()).replaceAll(" ");
    }

    /// The problem with the turns so far below it, as the policy is shown it next: a line for each thing that it said
    /// and for each result.
    public String context(String prompt, Collection<Turn> turns) {
        var text = new StringBuilder(prompt);
        for (var turn : turns) {
            if (!turn.said().isEmpty()) {
                text.append('\n').append(turn.said());
            }
            text.append('\n').append("<%s>%s</%s>".formatted(result, turn.result(), result));
        }
        return text.toString();
    }

    /// What a tool found, without anything that could pass for a tag.
    public String plain(String found) {
        return mark().matcher(found).replaceAll(" ");
    }

    /// The text that calls the tool of `tag`.
    public String call(String tag, String input) {
        if (!calls.contains(tag)) {
            throw new IllegalArgumentException("no tag %s; there are %s".formatted(tag, calls));
        }
        return "<%s>%s</%s>".formatted(tag, input, tag);
    }

    /// The text that gives an answer.
    public String answer(String text) {
        return "<%s>%s</%s>".formatted(answer, text, answer);
    }
}
