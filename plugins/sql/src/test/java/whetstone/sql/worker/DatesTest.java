package whetstone.sql.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatesTest {

    @Test
    void aYearHasItsEndsAndWhatLiesBesideThem() {
        assertEquals(
                List.of("2020-01-01", "2020-12-31", "2019-12-31", "2021-01-01"),
                Dates.around("2020%"));
        assertEquals(
                List.of("2024-02-01", "2024-02-29", "2024-01-31", "2024-03-01"),
                Dates.around("2024-02-%"));
    }

    @Test
    void aDayHasNeighbours() {
        assertEquals(List.of("2020-03-01", "2020-03-02", "2020-02-29"), Dates.around("2020-03-01"));
    }

    @Test
    void whatIsNoDayHasNone() {
        assertEquals(List.of(), Dates.around("%2020%"));
        assertEquals(List.of(), Dates.around("2020-13-%"));
        assertEquals(List.of("2020-13-01"), Dates.around("2020-13-01"));
        assertFalse(Dates.isDate("2020"));
        assertFalse(Dates.isDate(2020L));
    }
}
