package whetstone.sql.worker;

import java.util.List;
import whetstone.sql.worker.Wording.Role;

/// Which of the things that only the tables allow may make a candidate wrong.
///
/// A table that declares nothing allows much that nobody thinks of: that a comparison is neither true nor false, that a
/// maximum is of no rows. Two queries that differ in such a thing only are the same question for who wrote them.
/// So a probe counts where queries count, add up, join or return what it brings about, and does not count where
/// they only differ in how a comparison with NULL falls out, unless the reference says itself what is to be done with NULL.
///
/// @param reference how the reference speaks
/// @param candidate how the candidate does
record Policy(Wording reference, Wording candidate) {

    private static final List<String> FOLDING = List.of("lower", "upper", "nocase");
    private static final List<String> FILLING = List.of("total", "coalesce", "ifnull");

    boolean counts(Probe probe) {
        return switch (probe.kind()) {
            case ABSENT -> names(probe) && heedsNull(probe.column());
            case EMPTY -> uses(probe.table()) && reference.against() == candidate.against();
            case NOTHING -> true;
            case CHILDLESS -> uses(probe.table()) && names(probe);
            case ORPHANED -> names(probe);
            case TIED -> names(probe) && !uses("limit");
            case CASED -> names(probe) && heedsCase();
        };
    }

    /// Whether NULL and zero are two answers where there is nothing to add up: one of the queries says which it wants.
    boolean tellsNullFromZero() {
        return FILLING.stream().anyMatch(this::uses);
    }

    private boolean names(Probe probe) {
        return uses(probe.table())
                && (reference.does(probe.column(), Role.NAMED)
                        || candidate.does(probe.column(), Role.NAMED));
    }

    private boolean uses(String word) {
        return reference.uses(word) || candidate.uses(word);
    }

    private boolean either(String column, Role... any) {
        return reference.does(column, any) || candidate.does(column, any);
    }

    private boolean heedsNull(String column) {
        if (reference.does(column, Role.HEEDED)) {
            return true;
        }
        boolean negated =
                (reference.negates() || candidate.negates()) && either(column, Role.COMPARED);
        return !negated
                && !either(column, Role.EXCLUDED, Role.ORDERED, Role.GROUPED, Role.COMBINED);
    }

    /// Whether texts that differ only in case are two texts: the reference says so, or one of the queries uses GLOB.
    boolean heedsCase() {
        return uses("glob") || FOLDING.stream().anyMatch(reference::uses);
    }
}
