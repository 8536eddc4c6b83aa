package whetstone.core.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// Answers of models: kept by what was asked, so that nothing is asked or paid for twice, and what they cost.
public final class Answers {

    /// An answer to keep.
    ///
    /// @param key SHA-256 of model and request, hexadecimal
    /// @param model its id
    /// @param request JSON
    /// @param replies JSON
    public record Kept(String key, String model, String request, String replies) {}

    /// For whom answers are: a role in a stage of a run.
    ///
    /// @param stage its name
    public record Place(long run, String stage, String role) {}

    /// What a place came to.
    ///
    /// @param hits answers that were kept already
    public record Spending(Place place, long hits, Cost cost) {}

    private static final int AT_ONCE = 500; // keys in one query

    private static final RowMapper<Spending> SPENDING =
            (row, _) ->
                    new Spending(
                            new Place(
                                    row.getLong("run_id"),
                                    row.getString("stage"),
                                    row.getString("role")),
                            row.getLong("hits"),
                            new Cost(
                                    row.getLong("calls"),
                                    row.getLong("retries"),
                                    row.getLong("prompt_tokens"),
                                    row.getLong("tokens"),
                                    row.getDouble("money"),
                                    row.getDouble("seconds")));

    private final Database database;

    Answers(Database database) {
        this.database = database;
    }

    /// The replies of those of `keys` that are kept, JSON, by key.
    public Map<String, String> find(Collection<String> keys) {
        var all = List.copyOf(keys);
        var found = new HashMap<String, String>();
        database.read(handle -> {
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                handle.createQuery("SELECT key, replies FROM answer WHERE key IN (<keys>)")
                        .bindList("keys", all.subList(from, Math.min(all.size(), from + AT_ONCE)))
                        .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                        .forEach(one -> found.put(one.getKey(), one.getValue()));
            }
            return true;
        });
        return found;
    }

    /// Keeps `answers` and adds their cost to what the place came to: both, or neither.
    public void keep(Place place, List<Kept> answers, Cost cost) {
        var sql =
                """
                INSERT INTO answer (key, model, request, replies, at)
                VALUES (:key, :model, :request, :replies, :at) ON CONFLICT (key) DO NOTHING
                """;
        database.change(handle -> {
            for (var answer : answers) {
                handle.createUpdate(sql)
                        .bindMethods(answer)
                        .bind("at", Instant.now().toEpochMilli())
                        .execute();
            }
            add(handle, new Spending(place, 0, cost));
        });
    }

    /// Counts answers that were kept already.
    public void hit(Place place, long hits) {
        database.change(handle -> add(handle, new Spending(place, hits, Cost.NONE)));
    }

    private static void add(Handle handle, Spending more) {
        var sql =
                """
                INSERT INTO spending (run_id, stage, role, hits, calls, retries, prompt_tokens, tokens, money, seconds)
                VALUES (:run, :stage, :role, :hits, :calls, :retries, :promptTokens, :tokens, :money, :seconds)
                ON CONFLICT (run_id, stage, role) DO UPDATE
                   SET hits = hits + excluded.hits, calls = calls + excluded.calls,
                       retries = retries + excluded.retries,
                       prompt_tokens = prompt_tokens + excluded.prompt_tokens,
                       tokens = tokens + excluded.tokens, money = money + excluded.money,
                       seconds = seconds + excluded.seconds
                """;
        handle.createUpdate(sql)
                .bindMethods(more.place())
                .bindMethods(more.cost())
                .bind("hits", more.hits())
                .execute();
    }

    /// What a run has spent on a role, in all its stages.
    public Cost spent(long run, String role) {
        return spending(run).stream()
                .filter(each -> each.place().role().equals(role))
                .map(Spending::cost)
                .reduce(Cost.NONE, Cost::plus);
    }

    /// What a role came to in all stages of a run.
    ///
    /// @param hits answers that were kept already
    public record RoleSpending(String role, long hits, Cost cost) {

        private RoleSpending plus(RoleSpending other) {
            return new RoleSpending(role, hits + other.hits, cost.plus(other.cost));
        }
    }

    /// What each role came to, by its name.
    public List<RoleSpending> byRole(long run) {
        var roles = new TreeMap<String, RoleSpending>();
        for (var each : spending(run)) {
            var role = each.place().role();
            var more = new RoleSpending(role, each.hits(), each.cost());
            roles.merge(role, more, RoleSpending::plus);
        }
        return List.copyOf(roles.values());
    }

    /// What each role came to in each stage of a run.
    public List<Spending> spending(long run) {
        return database.read(handle ->
                handle.createQuery("SELECT * FROM spending WHERE run_id = ? ORDER BY stage, role")
                        .bind(0, run)
                        .map(SPENDING)
                        .list());
    }

    /// What is known of an endpoint, JSON.
    public Optional<String> capabilities(String endpoint) {
        return database.read(handle ->
                handle.createQuery("SELECT capabilities FROM endpoint WHERE id = ?")
                        .bind(0, endpoint)
                        .mapTo(String.class)
                        .findOne());
    }

    /// Keeps what is known of an endpoint from now on.
    ///
    /// @param capabilities JSON
    public void capabilities(String endpoint, String capabilities) {
        var sql =
                """
                INSERT INTO endpoint (id, capabilities, at) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET capabilities = excluded.capabilities, at = excluded.at
                """;
        database.change(handle ->
                handle.execute(sql, endpoint, capabilities, Instant.now().toEpochMilli()));
    }
}
