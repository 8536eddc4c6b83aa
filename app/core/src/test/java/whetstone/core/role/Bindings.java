package whetstone.core.role;

import java.util.List;
import java.util.Optional;
import whetstone.core.recipe.RoleBinding.Ability;
import whetstone.core.recipe.RoleBinding.Budget;
import whetstone.core.recipe.RoleBinding.Endpoint;
import whetstone.core.recipe.RoleBinding.Price;

/// Endpoint settings as tests need them: impatient.
record Bindings(Endpoint settings) {

    static Bindings to(String url) {
        return new Bindings(
                new Endpoint(
                        url,
                        "tiny",
                        "",
                        4,
                        0.5,
                        10,
                        0.01,
                        0,
                        new Budget(0, 0, 0),
                        new Price(0, 0),
                        List.of()));
    }

    Bindings model(String model) {
        var s = settings;
        return with(s.retries(), s.requestsPerMinute(), s.budget(), model, s.keyFrom());
    }

    Bindings retries(int retries) {
        var s = settings;
        return with(retries, s.requestsPerMinute(), s.budget(), s.model(), s.keyFrom());
    }

    Bindings perMinute(int requests) {
        var s = settings;
        return with(s.retries(), requests, s.budget(), s.model(), s.keyFrom());
    }

    Bindings budget(long calls, long tokens, double money) {
        var s = settings;
        var budget = new Budget(calls, tokens, money);
        return with(s.retries(), s.requestsPerMinute(), budget, s.model(), s.keyFrom());
    }

    Bindings keyFrom(String place) {
        var s = settings;
        return with(s.retries(), s.requestsPerMinute(), s.budget(), s.model(), place);
    }

    Bindings requires(Ability ability) {
        var s = settings;
        return new Bindings(
                new Endpoint(
                        s.endpoint(),
                        s.model(),
                        s.keyFrom(),
                        s.concurrency(),
                        s.timeout(),
                        s.retries(),
                        s.backoff(),
                        s.requestsPerMinute(),
                        s.budget(),
                        s.price(),
                        List.of(ability)));
    }

    private Bindings with(int retries, int perMinute, Budget budget, String model, String keyFrom) {
        var s = settings;
        return new Bindings(
                new Endpoint(
                        s.endpoint(),
                        model,
                        keyFrom,
                        s.concurrency(),
                        s.timeout(),
                        retries,
                        s.backoff(),
                        perMinute,
                        budget,
                        new Price(1, 2),
                        s.requires()));
    }

    /// Remembers for as long as it lives.
    static Capabilities.Memory memory() {
        return new Capabilities.Memory() {
            private Optional<Capabilities> known = Optional.empty();

            @Override
            public Optional<Capabilities> known() {
                return known;
            }

            @Override
            public void learned(Capabilities found) {
                known = Optional.of(found);
            }
        };
    }
}
