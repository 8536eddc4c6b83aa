package whetstone.core.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import whetstone.core.forecast.Forecast.Span;

class FiguresTest {

    @Test
    void secondsAreSaidInTheUnitThatAPersonWouldUse() {
        assertEquals("0.4 s", Figures.time(0.42));
        assertEquals("10 s", Figures.time(9.96));
        assertEquals("119 s", Figures.time(119.4));
        assertEquals("2.0 min", Figures.time(121));
        assertEquals("11 min", Figures.time(660));
        assertEquals("2.5 h", Figures.time(9000));
        assertEquals("3.0 min to 5.0 min", Figures.range(new Span(180, 200, 300)));
    }

    @Test
    void countsAreSaidToTwoDigitsAndWithoutARangeWhereTheyAreCertain() {
        assertEquals("48", Figures.counts(Span.of(48)));
        assertEquals("0", Figures.counts(Span.NOTHING));
        assertEquals("1,300 (13 to 160,000)", Figures.counts(new Span(13, 1264, 155_123)));
        assertEquals("0.42 (0.30 to 1.61)", Figures.money(new Span(0.3, 0.42, 1.61)));
    }

    @Test
    void bytesAreSaidInMebibytesUntilThereAreAThousand() {
        assertEquals("12 MiB", Figures.bytes(12L << 20));
        assertEquals("1.5 GiB", Figures.bytes(3L << 29));
    }
}
