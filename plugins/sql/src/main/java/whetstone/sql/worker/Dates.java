package whetstone.sql.worker;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Days as texts, `2020-12-31`, and what a query says of them.
final class Dates {
    private Dates() {}

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern YEARS = Pattern.compile("(\\d{4})-?%");
    private static final Pattern MONTHS = Pattern.compile("(\\d{4}-\\d{2})-?%");

    static boolean isDate(Object value) {
        return value instanceof String text && DAY.matcher(text).matches();
    }

    /// Days at both ends of what `text` says, a day or a pattern for days, and beside them; empty if it says neither.
    static List<Object> around(String text) {
        try {
            var year = YEARS.matcher(text);
            if (year.matches()) {
                var first = LocalDate.parse(year.group(1) + "-01-01");
                return ends(first, first.plusYears(1));
            }
            var month = MONTHS.matcher(text);
            if (month.matches()) {
                var first = YearMonth.parse(month.group(1)).atDay(1);
                return ends(first, first.plusMonths(1));
            }
            return isDate(text) ? beside(LocalDate.parse(text)) : List.of();
        } catch (DateTimeException e) {
            return isDate(text) ? List.of(text) : List.of(); // 2020-13-01
        }
    }

    private static List<Object> ends(LocalDate first, LocalDate after) {
        return texts(first, after.minusDays(1), first.minusDays(1), after);
    }

    private static List<Object> beside(LocalDate day) {
        return texts(day, day.plusDays(1), day.minusDays(1));
    }

    private static List<Object> texts(LocalDate... days) {
        return Stream.of(days).<Object>map(LocalDate::toString).toList();
    }
}
