package whetstone.core.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import whetstone.core.store.Syntheses.PartRow;
import whetstone.core.store.Syntheses.SampleRow;

/// The numbers of a report.
class DataReportsTest {

    private static SampleRow sample(
            int number,
            @Nullable Integer parent,
            double rate,
            @Nullable Boolean[] right,
            @Nullable String reason) {
        return new SampleRow(
                number,
                parent,
                parent == null ? "written" : "harder",
                "",
                number + " plus 1",
                "so 2",
                "2",
                "so it is 2",
                4,
                number + 1,
                "t" + number,
                true,
                rate,
                right[0],
                right[1],
                reason == null ? null : "selection",
                reason,
                null);
    }

    private static final List<PartRow> PARTS =
            List.of(
                    new PartRow("writing", 6, 2, 6, 0, 6, 1, 1, 0),
                    new PartRow("rewriting", 2, 2, 2, 0, 2, 1, 1, 0));

    private static final Boolean[] MENDED = {false, true};
    private static final Boolean[] BROKEN = {true, false};
    private static final Boolean[] RIGHT = {true, true};
    private static final Boolean[] UNKNOWN = {null, null};

    @Test
    void errorsAreCountedBeforeAndAfterTheVote() {
        var samples =
                List.of(
                        sample(0, null, 0, MENDED, null),
                        sample(1, null, 0.5, BROKEN, "not-selected"),
                        sample(2, 0, 1, RIGHT, null),
                        sample(3, 1, 0.25, MENDED, null));
        var report = DataReports.of(7, 1, PARTS, samples, "0 plus 1"::equals);
        var quality = report.quality();
        assertEquals(4 / 8.0, quality.readable());
        // 1/4, 2/4, 3/4, 4/4.
        assertEquals(0.625, quality.agreement());
        assertEquals(4, quality.judged());
        assertEquals(0.5, quality.errorBefore());
        assertEquals(0.25, quality.errorAfter());
        assertEquals(0.0, quality.errorKept());
        assertEquals(1, quality.leaked());
        assertEquals(Map.of("selection: not-selected", 1), report.rejected());
        assertEquals(Map.of("written", 1, "harder", 2), report.operations());
        var rates = report.passRates();
        assertEquals(List.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0), rates.written());
        assertEquals(List.of(1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1), rates.adapted());
        assertEquals(List.of(1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1), rates.kept());
        assertEquals(3, report.complexity().inputWords());
        assertEquals(4, report.complexity().outputWords());
        assertEquals(1.25 / 3, report.complexity().passRate(), 1e-12);
    }

    @Test
    void whatNobodyKnowsIsNoError() {
        var report =
                DataReports.of(7, 1, PARTS, List.of(sample(0, null, 0, UNKNOWN, null)), _ -> false);
        assertNull(report.quality().errorBefore());
        assertNull(report.quality().errorAfter());
        assertEquals(0, report.quality().judged());
    }

    @Test
    void diversityIsThatOfWords() {
        var texts = List.of(List.of("a", "b", "c"), List.of("a", "b", "d"));
        // a b c d of 6 words; ab bc bd of 4 pairs; 2 in common of 4.
        assertEquals(4 / 6.0, DataReports.distinct(texts, 1), 1e-12);
        assertEquals(3 / 4.0, DataReports.distinct(texts, 2), 1e-12);
        assertEquals(0.5, DataReports.distance(texts), 1e-12);
        assertEquals(0, DataReports.distance(List.of(List.of("a"))));
        var samples = List.of(sample(1, null, 1, RIGHT, null), sample(2, null, 1, RIGHT, null));
        var compression =
                DataReports.of(7, 1, PARTS, samples, _ -> false).diversity().compression();
        assertTrue(compression > 0.5 && compression < 1.5, "" + compression);
    }
}
