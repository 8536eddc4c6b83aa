package whetstone.sql;

import whetstone.api.Tool;
import whetstone.sql.Referee.Sight;

/// Runs a query that only reads, and shows the first rows. Its world is the script that makes the database, anew for every
/// call as far as anyone can tell.
///
/// @param referee has the worker processes
record RunQuery(Referee referee) implements Tool {

    static final String ID = "tool/sql";

    private static final int TRIES = 3; // where the machine had no time

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String call(String world, String input) {
        return seen(world, input, TRIES);
    }

    private String seen(String world, String input, int tries) {
        return switch (referee.show(world, input)) {
            case Sight.Seen(var rows) -> rows;
            case Sight.Refused(var why) -> throw new IllegalArgumentException(why);
            case Sight.Unknown(var why) -> {
                if (tries == 1) {
                    throw new IllegalStateException(why.why());
                }
                yield seen(world, input, tries - 1);
            }
        };
    }
}
