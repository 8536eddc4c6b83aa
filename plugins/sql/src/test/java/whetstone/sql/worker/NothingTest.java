package whetstone.sql.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NothingTest {

    private static final List<@Nullable Object[]> NO_ROWS = List.of();
    private static final List<@Nullable Object[]> MISSING = row(null, 0L);
    private static final List<@Nullable Object[]> ZERO = row(0L, 0.0);

    private static List<@Nullable Object[]> row(@Nullable Object... cells) {
        return List.<@Nullable Object[]>of(cells);
    }

    private static boolean same(
            List<@Nullable Object[]> expected,
            List<@Nullable Object[]> found,
            boolean tellsNullFromZero) {
        return Nothing.same(
                new Expected(2, List.of(Segment.all(expected)), false),
                new Rows(List.of("a", "b"), found),
                tellsNullFromZero);
    }

    @Test
    void theLargestOfNoRowsIsNoRow() {
        for (boolean tells : List.of(true, false)) {
            assertEquals(true, same(NO_ROWS, MISSING, tells));
            assertEquals(true, same(MISSING, NO_ROWS, tells));
            assertEquals(true, same(NO_ROWS, NO_ROWS, tells));
        }
    }

    @Test
    void aCountOfNoneIsARow() {
        for (boolean tells : List.of(true, false)) {
            assertEquals(false, same(NO_ROWS, ZERO, tells));
            assertEquals(false, same(ZERO, NO_ROWS, tells));
        }
    }

    @Test
    void aSumOfNoneIsZeroUnlessAQuerySaysWhichItIs() {
        assertEquals(true, same(ZERO, MISSING, false));
        assertEquals(false, same(ZERO, MISSING, true));
    }

    @Test
    void anAnswerThatSaysSomethingIsComparedAsAnyOther() {
        assertEquals(false, same(row(1L, 0L), row(1L, 0L), false));
        var two = Arrays.asList(new @Nullable Object[] {null, null}, new @Nullable Object[2]);
        assertEquals(false, same(two, NO_ROWS, false));
    }
}
