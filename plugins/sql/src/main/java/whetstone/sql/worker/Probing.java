package whetstone.sql.worker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import whetstone.sql.worker.Exam.Station;
import whetstone.sql.worker.Images.Filled;

/// Databases that only the tables allow, made when they first count for a candidate.
final class Probing implements AutoCloseable {

    private static final String PREPARED = "PRAGMA foreign_keys = 0;\n";

    private final Ground ground;
    private final List<Filled> filled;
    private final Set<String> columns;
    private final Wording wording;
    private final List<Probe> probes;
    private final Map<Probe, Optional<Station>> stations = new HashMap<>();

    /// @param filled databases to be copied, one after the other to be tried
    Probing(Ground ground, List<Table> tables, List<Filled> filled) {
        this.ground = ground;
        this.filled = filled;
        this.columns = Schema.columns(tables);
        this.wording = Wording.of(ground.reference().tokens(), columns);
        this.probes = Probes.of(tables);
    }

    /// How the candidate differs from the reference in what it may be asked.
    Policy policy(Shape candidate) {
        return new Policy(wording, Wording.of(candidate.tokens(), columns));
    }

    /// Whether all that count have been made.
    boolean isReady(Policy policy) {
        return probes.stream().filter(policy::counts).allMatch(stations::containsKey);
    }

    /// Those that count, made where they have not been.
    List<Station> stations(Policy policy) {
        return probes.stream()
                .filter(policy::counts)
                .flatMap(probe -> stations.computeIfAbsent(probe, this::station).stream())
                .toList();
    }

    private Optional<Station> station(Probe probe) {
        var where = "on a generated database where " + probe.where();
        return filled.stream()
                .flatMap(one -> ground.changed(one, PREPARED + probe.sql(), where).stream())
                .findFirst();
    }

    @Override
    public void close() {
        stations.values().forEach(station -> station.ifPresent(Station::close));
    }
}
