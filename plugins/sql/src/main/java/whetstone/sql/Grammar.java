package whetstone.sql;

import java.util.List;

/// A form of question, with the query that answers it. `g` stands for the groups' table and `t` for the things'.
enum Grammar {
    /// One column of one table, and nothing to think about: for models that begin with nothing.
    LOOKUP(
            "lookup",
            "{number} of every {thing} whose {whose}?",
            "SELECT {number} FROM {thing} WHERE {plain}",
            ""),
    /// Rows that meet conditions.
    SELECTION(
            "selection",
            "List the name of every {thing} whose {whose}.",
            "SELECT t.name FROM {thing} t WHERE {where}",
            "names of things, with conditions: no other table"),
    /// The same, in an order.
    ORDERING(
            "ordering",
            "List name and {number} of every {thing} whose {whose}, the largest {number} first and, where that is equal, by name.",
            "SELECT t.name, t.{number} FROM {thing} t WHERE {where} ORDER BY t.{number} DESC, t.name",
            "two columns, an order of two keys"),
    /// Two tables.
    JOIN(
            "join",
            "For every {thing} whose {whose}, list its name and the name and {kind} of its {group}.",
            "SELECT t.name, g.name, g.{kind} FROM {thing} t JOIN {group} g ON g.id = t.{group}_id WHERE {where}",
            "columns of two tables: join them on {group}_id"),
    /// Groups and their counts.
    GROUPING(
            "grouping",
            "For every {group} that has any {thing} whose {whose}, give the name of the {group}, the number of such {thing}s and their largest {number}.",
            "SELECT g.name, COUNT(*), MAX(t.{number}) FROM {group} g JOIN {thing} t ON t.{group}_id = g.id WHERE {where} GROUP BY g.id",
            "one row for each {group}: group by its key"),
    /// Groups that meet a condition.
    HAVING(
            "having",
            "Which {group}s have more than {most} {thing}s whose {whose}? Give the name of the {group} and the sum of {number} of those {thing}s.",
            "SELECT g.name, SUM(t.{number}) FROM {group} g JOIN {thing} t ON t.{group}_id = g.id WHERE {where} GROUP BY g.id HAVING COUNT(*) > {most}",
            "a condition on groups: having"),
    /// A query within a query.
    NESTING(
            "nesting",
            "List the name of every {thing} whose {whose} and whose {number} is above the average {number} of all {thing}s of the same {group}.",
            "SELECT t.name FROM {thing} t WHERE {where} AND t.{number} > (SELECT AVG(o.{number}) FROM {thing} o WHERE o.{group}_id = t.{group}_id)",
            "an average for each row: a query within"),
    /// What is missing.
    ABSENCE(
            "absence",
            "List name and {kind} of every {group} that has no {thing} whose {whose}.",
            "SELECT g.name, g.{kind} FROM {group} g WHERE NOT EXISTS (SELECT 1 FROM {thing} t WHERE t.{group}_id = g.id AND {where})",
            "what is not there: not exists"),
    /// Sets of names.
    SETS(
            "sets",
            "Which names belong to some {thing} whose {whose}, but to none whose {number} is more than {bound}? List each name once.",
            "SELECT t.name FROM {thing} t WHERE {where} EXCEPT SELECT t.name FROM {thing} t WHERE t.{number} > {bound}",
            "names in one set and not in another: except"),
    /// Ranks.
    WINDOW(
            "window",
            "For every {thing} whose {whose}, list its name and its rank by {number} among those of the same {group}: the largest {number} has rank 1, equal ones share a rank, and the ranks after them are left out.",
            "SELECT t.name, RANK() OVER (PARTITION BY t.{group}_id ORDER BY t.{number} DESC) FROM {thing} t WHERE {where}",
            "a rank within each {group}: a window");

    private final String id;
    private final String question;
    private final String query;
    private final String plan;

    Grammar(String id, String question, String query, String plan) {
        this.id = id;
        this.question = question;
        this.query = query;
        this.plan = plan;
    }

    String id() {
        return "sql/" + id;
    }

    String question(Asked asked) {
        return fill(question, asked);
    }

    String query(Asked asked) {
        return fill(query, asked);
    }

    /// Whether the reader is told of both tables.
    boolean both() {
        return this != LOOKUP;
    }

    /// Which tables and columns the question speaks of, and what has to be done with them.
    List<String> steps(Asked asked) {
        if (plan.isEmpty()) {
            return List.of();
        }
        var world = asked.place();
        boolean joined = query.contains("{group} g");
        return List.of(
                "Tables: " + world.thing() + (joined ? ", " + world.group() : "") + ".",
                "Conditions: " + asked.where(world.thing() + ".") + ".",
                "Form: " + fill(plan, asked) + ".");
    }

    private static String fill(String text, Asked asked) {
        var world = asked.place();
        return text.replace("{thing}", world.thing())
                .replace("{group}", world.group())
                .replace("{kind}", world.kind())
                .replace("{number}", asked.measured())
                .replace("{most}", Integer.toString(asked.most()))
                .replace("{bound}", Integer.toString(50 + asked.most()))
                .replace("{where}", asked.where("t."))
                .replace("{plain}", asked.where(""))
                .replace("{whose}", asked.whose());
    }
}
