package whetstone.sql.worker;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import whetstone.sql.worker.Token.Kind;

/// Makes every query run at noon of the first of January 2026, so that a verdict does not change with the day.
final class Clock {
    private Clock() {}

    private static final String NOW = "'2026-01-01 12:00:00'";
    private static final Set<String> OF_NOW =
            Set.of("date", "time", "datetime", "julianday", "unixepoch");

    static String stopped(String sql, List<Token> tokens) {
        var stopped = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            var instead = instead(tokens, i);
            if (!instead.isEmpty()) {
                stopped.append(sql, copied, token.from()).append(instead);
                copied = token.to();
            }
        }
        return stopped.append(sql, copied, sql.length()).toString();
    }

    private static String instead(List<Token> tokens, int i) {
        var token = tokens.get(i);
        if (token.kind() == Kind.STRING && i > 0 && token.name().equals("now")) {
            var before = tokens.get(i - 1);
            return before.isSymbol('(') || before.isSymbol(',') ? NOW : "";
        }
        boolean name = i > 0 && tokens.get(i - 1).isSymbol('.');
        if (token.kind() == Kind.WORD && !name) {
            return switch (token.text().toLowerCase(Locale.ROOT)) {
                case "current_date" -> "'2026-01-01'";
                case "current_time" -> "'12:00:00'";
                case "current_timestamp" -> NOW;
                default -> "";
            };
        }
        boolean closes = token.isSymbol(')') && i > 1 && tokens.get(i - 1).isSymbol('(');
        return closes && OF_NOW.contains(tokens.get(i - 2).name()) ? NOW + ")" : "";
    }
}
