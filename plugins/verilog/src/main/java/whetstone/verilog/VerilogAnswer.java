package whetstone.verilog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import whetstone.api.Evidence.Span;
import whetstone.api.FinalAnswer;

/// Finds the Verilog that a completion hands in, apart from judging it.
final class VerilogAnswer {
    private VerilogAnswer() {}

    private static final List<String> LANGUAGES = List.of("verilog", "systemverilog", "sv", "v");
    private static final Pattern START =
            Pattern.compile("(?m)^[ \\t\\ufeff]*+(?:`[a-z]|(?:macro)?module\\b)");
    private static final String END = "endmodule";

    /// Marked by `<answer>`, which may hold a fence; else fenced; else the text from its first module to its last.
    /// Of several fences the one that defines `top` counts; two of them that differ are two answers, unless words of
    /// correction stand between.
    static FinalAnswer in(String completion, String top) {
        var tagged = FinalAnswer.tagged(completion);
        if (tagged instanceof FinalAnswer.One(var span)) {
            return switch (fenced(span.text(), top)) {
                case FinalAnswer.One(var inner) ->
                        new FinalAnswer.One(
                                new Span(
                                        inner.text(),
                                        span.from() + inner.from(),
                                        span.from() + inner.to()));
                case FinalAnswer.Several several -> several;
                case FinalAnswer.None _ -> tagged;
            };
        }
        if (tagged instanceof FinalAnswer.Several) {
            return tagged;
        }
        var fenced = fenced(completion, top);
        return fenced instanceof FinalAnswer.None ? bare(completion) : fenced;
    }

    private static FinalAnswer fenced(String text, String top) {
        var spans = new ArrayList<Span>();
        for (var language : LANGUAGES) {
            switch (FinalAnswer.fenced(text, language)) {
                case FinalAnswer.One(var span) -> spans.add(span);
                case FinalAnswer.Several(var several) -> spans.addAll(several);
                case FinalAnswer.None _ -> {}
            }
        }
        var name = Pattern.quote(top);
        var definition =
                Pattern.compile("\\bmodule\\s++(?:automatic\\s++)?\\\\?" + name + "(?![\\w$])");
        var defining =
                spans.stream()
                        .filter(s -> definition.matcher(s.text()).find())
                        .sorted(Comparator.comparingInt(Span::from))
                        .toList();
        return FinalAnswer.of(defining.isEmpty() ? spans : FinalAnswer.standing(text, defining));
    }

    private static FinalAnswer bare(String text) {
        int thought = text.lastIndexOf("</think>");
        int from = thought < 0 ? 0 : thought + "</think>".length();
        int open = text.indexOf("<think>", from);
        int to = open < 0 ? text.length() : open;
        var start = START.matcher(text).region(from, to);
        int end = text.lastIndexOf(END, to);
        if (!start.find() || end < start.start() || end + END.length() > to) {
            return new FinalAnswer.None();
        }
        int last = end + END.length();
        return new FinalAnswer.One(
                new Span(text.substring(start.start(), last), start.start(), last));
    }
}
