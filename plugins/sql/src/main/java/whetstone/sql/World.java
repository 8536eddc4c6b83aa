package whetstone.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import whetstone.api.Seed;

/// A made-up database: things that belong to groups. Rows are drawn from a seed, with a key each and a reference that
/// holds.
///
/// @param group what a group is called, one word, also its table
/// @param thing what a thing is called, one word, also its table
/// @param kind name of the groups' column of few values
/// @param kinds the values of that column
/// @param groups names of groups
/// @param names names of things
/// @param numbers columns of the things that hold integers from 0 to 99, most telling first
/// @param labels columns of the things that hold one of few words, most telling first
/// @param words what each of those may hold
record World(
        String group,
        String thing,
        String kind,
        List<String> kinds,
        List<String> groups,
        List<String> names,
        List<String> numbers,
        List<String> labels,
        List<List<String>> words) {

    private static final int THINGS = 30;
    private static final List<String> PEOPLE =
            List.of(
                    "Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gus", "Hana", "Ivo", "Jana", "Kim",
                    "Leo", "Mia");

    static final List<World> ALL =
            List.of(
                    new World(
                            "school",
                            "student",
                            "town",
                            List.of("Rome", "Oslo", "Bonn"),
                            List.of("North", "South", "Hill", "River", "Park"),
                            PEOPLE,
                            List.of("age", "score", "absences", "distance", "siblings", "credits"),
                            List.of("hobby", "language", "transport"),
                            List.of(
                                    List.of("chess", "music", "running"),
                                    List.of("French", "Latin", "Greek"),
                                    List.of("bus", "bicycle", "train"))),
                    new World(
                            "shop",
                            "product",
                            "country",
                            List.of("Italy", "Norway", "Chile"),
                            List.of("Corner", "Central", "Harbour", "Market", "Station"),
                            List.of(
                                    "lamp", "chair", "clock", "vase", "desk", "kettle", "mirror",
                                    "rug", "shelf", "stool"),
                            List.of("price", "stock", "weight", "rating", "discount", "width"),
                            List.of("colour", "material", "season"),
                            List.of(
                                    List.of("red", "blue", "green"),
                                    List.of("wood", "steel", "glass"),
                                    List.of("spring", "summer", "winter"))),
                    new World(
                            "team",
                            "player",
                            "league",
                            List.of("first", "second", "third"),
                            List.of("Lions", "Hawks", "Bears", "Wolves", "Foxes"),
                            PEOPLE,
                            List.of("goals", "age", "matches", "height", "assists", "fouls"),
                            List.of("position", "foot", "status"),
                            List.of(
                                    List.of("keeper", "defender", "striker"),
                                    List.of("left", "right", "both"),
                                    List.of("fit", "injured", "resting"))));

    /// The same with other words in its columns.
    World with(List<List<String>> others) {
        return new World(group, thing, kind, kinds, groups, names, numbers, labels, others);
    }

    /// The columns of the things' table besides key, name and group.
    ///
    /// @param width how many columns of numbers; half as many hold words, at least one
    List<String> columns(int width) {
        var columns = new ArrayList<>(numbers.subList(0, width));
        columns.addAll(labels.subList(0, words(width)));
        return columns;
    }

    /// How many columns of words go with `width` columns of numbers.
    static int words(int width) {
        return Math.max(1, width / 2);
    }

    /// The statements that make the tables.
    ///
    /// @param both whether the groups' table is among them
    String tables(int width, boolean both) {
        var columns =
                IntStream.range(0, columns(width).size())
                        .mapToObj(i ->
                                columns(width).get(i)
                                        + (i < width ? " INTEGER" : " TEXT")
                                        + " NOT NULL")
                        .collect(Collectors.joining(", "));
        var groups =
                "CREATE TABLE %s(id INTEGER PRIMARY KEY, name TEXT NOT NULL, %s TEXT NOT NULL);\n"
                        .formatted(group, kind);
        var things =
                "CREATE TABLE %1$s(id INTEGER PRIMARY KEY, name TEXT NOT NULL, %2$s_id INTEGER NOT NULL REFERENCES %2$s(id), %3$s);"
                        .formatted(thing, group, columns);
        return (both ? groups : "") + things;
    }

    /// The names of tables and columns.
    ///
    /// @param both whether the groups' table is among them
    String outline(int width, boolean both) {
        var groups = "%s(id, name, %s)\n".formatted(group, kind);
        var things =
                "%s(id, name, %s_id, %s)"
                        .formatted(thing, group, String.join(", ", columns(width)));
        return (both ? groups : "") + things;
    }

    /// The rows that `script` puts into `table`, as text.
    static List<List<String>> rows(String script, String table) {
        return script.substring(script.indexOf("INSERT INTO " + table + " "))
                .lines()
                .skip(1)
                .takeWhile(line -> line.startsWith("("))
                .map(line -> line.substring(1, line.lastIndexOf(')')).replace("'", ""))
                .map(cells -> List.of(cells.split(", ", -1)))
                .toList();
    }

    /// A script that makes the tables and fills them. The last group stays empty.
    String script(int width, Seed seed) {
        var random = seed.random();
        var script = new StringBuilder(tables(width, true));
        for (int i = 0; i < groups.size(); i++) {
            row(script, i, group).append(quoted(groups.get(i)));
            script.append(", ").append(quoted(any(kinds, random))).append(')');
        }
        script.append(";\n");
        for (int i = 0; i < THINGS; i++) {
            row(script, i, thing).append(quoted(any(names, random)));
            script.append(", ").append(1 + random.nextInt(groups.size() - 1));
            for (int c = 0; c < width; c++) {
                script.append(", ").append(random.nextInt(100));
            }
            for (int c = 0; c < words(width); c++) {
                script.append(", ").append(quoted(any(words.get(c), random)));
            }
            script.append(')');
        }
        return script.append(";\n").toString();
    }

    private static StringBuilder row(StringBuilder script, int index, String table) {
        script.append(index == 0 ? "\nINSERT INTO " + table + " VALUES\n" : ",\n");
        return script.append('(').append(index + 1).append(", ");
    }

    private static String quoted(String word) {
        return "'" + word + "'";
    }

    static <E> E any(List<E> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
