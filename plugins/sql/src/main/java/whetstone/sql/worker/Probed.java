package whetstone.sql.worker;

import java.util.List;
import whetstone.sql.worker.Exam.Station;

/// Databases that only the tables allow, picked for one candidate.
///
/// @param tellsNullFromZero whether NULL and zero are two answers there where nothing is added up
record Probed(List<Station> stations, boolean tellsNullFromZero) {

    static final Probed NONE = new Probed(List.of(), false);
}
