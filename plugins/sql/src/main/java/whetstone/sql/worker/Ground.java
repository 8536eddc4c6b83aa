package whetstone.sql.worker;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import whetstone.sql.worker.Exam.Station;
import whetstone.sql.worker.Images.Filled;

/// Where generated databases stand: the tables, and the reference that is run on them.
///
/// @param images of the tables, views and indices of the first given database
/// @param ordered whether the order of rows counts; null if the reference says so itself
record Ground(Images images, Shape reference, @Nullable Boolean ordered) {

    /// The tables filled by other statements; empty where no such rows can be, or the reference does not stand them or
    /// leaves a choice there.
    ///
    /// @param where what a verdict says of the database
    Optional<Station> filled(String filling, String where) {
        return station(() -> images.filled(filling), where);
    }

    /// A copy with something else done to the rows; empty as with [#filled(String, String)].
    ///
    /// @param where what a verdict says of the database
    Optional<Station> changed(Filled filled, String change, String where) {
        return station(() -> images.changed(filled, change), where);
    }

    private Optional<Station> station(Supplier<Database> made, String where) {
        Database database = null;
        try {
            database = made.get();
            var expected = Expected.of(database, reference, ordered, Exam.REFERENCE);
            var station = new Station(database, expected, where);
            if (!expected.cut() && Exam.stable(station, reference)) {
                return Optional.of(station);
            }
        } catch (Failure e) {
            // No such rows can be: the caller draws others.
        }
        if (database != null) {
            database.close();
        }
        return Optional.empty();
    }
}
