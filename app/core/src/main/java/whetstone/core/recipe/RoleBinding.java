package whetstone.core.recipe;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import whetstone.api.Range;

/// Who answers for a role. In YAML an entry of `roles`, told apart by its first key.
public sealed interface RoleBinding {

    /// A server that speaks OpenAI's chat protocol: a hosted service, vLLM, llama.cpp, Ollama, `whetstone serve`.
    ///
    /// @param endpoint address up to and without `/chat/completions`; ends in `/v1` on most servers
    /// @param model as the server calls it
    /// @param keyFrom where the key is: the name of an environment variable, or the path of a file that only its owner
    ///     can read; empty where none is needed. The key itself never stands in a recipe
    /// @param concurrency calls at a time
    /// @param timeout of one call, seconds, its answer included
    /// @param retries of a call that failed in a way that may pass
    /// @param backoff wait before the first retry, seconds; doubles with each, at most a minute, half of it by chance
    /// @param requestsPerMinute calls, evenly spaced; 0 sets no limit
    /// @param budget what a run may spend on the role
    /// @param price of tokens, for the sums
    /// @param requires what the server must be able to do, or is refused
    record Endpoint(
            String endpoint,
            String model,
            String keyFrom,
            @Range(min = 1, max = 1024) int concurrency,
            @Range(min = 0.01, max = 86_400) double timeout,
            @Range(min = 0, max = 100) int retries,
            @Range(min = 0, max = 60) double backoff,
            @Range(min = 0, max = 1_000_000) int requestsPerMinute,
            Budget budget,
            Price price,
            List<Ability> requires)
            implements RoleBinding {

        public Endpoint {
            requires = List.copyOf(requires);
            requireAddress(endpoint);
            if (model.isBlank()) {
                throw new IllegalArgumentException(
                        "model is missing; expected a name that the server knows");
            }
            // A key that stands here by mistake must not be repeated in the message.
            if (!keyFrom.matches("|[A-Z_][A-Z0-9_]*|(~|\\.{0,2})/.*|[A-Za-z]:\\\\.*")) {
                throw new IllegalArgumentException(
                        "keyFrom is no place; expected an environment variable such as API_KEY, or a file such as /home/me/key; the key itself never stands in a recipe");
            }
            if (budget.money() > 0 && price.prompt() + price.completion() == 0) {
                throw new IllegalArgumentException(
                        "price is missing; budget.money needs it: {prompt: 0.5, completion: 1.5} per million tokens");
            }
        }

        private static void requireAddress(String address) {
            try {
                var uri = new URI(address);
                boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
                if (!http || uri.getHost() == null) {
                    throw new IllegalArgumentException(
                            "endpoint is no address; expected one such as http://localhost:8000/v1");
                }
                if (uri.getUserInfo() != null || uri.getQuery() != null) {
                    throw new IllegalArgumentException(
                            "endpoint must hold neither user nor query; a key is named by keyFrom");
                }
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(
                        "endpoint is no address; expected one such as http://localhost:8000/v1");
            }
        }
    }

    /// A model of ours, sampled here.
    ///
    /// @param checkpoint folder of a model, or number of a run, whose newest checkpoint is taken
    record Checkpoint(String checkpoint) implements RoleBinding {}

    /// A program that answers in place of a model.
    ///
    /// @param standIn its name
    /// @param errorRate share of answers that are wrong on purpose
    /// @param settings what else it may be told, by name
    record StandIn(
            String standIn, @Range(min = 0, max = 1) double errorRate, Map<String, String> settings)
            implements RoleBinding {
        public StandIn {
            settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        }
    }

    /// What a run may spend; 0 sets no limit.
    ///
    /// @param calls sent, those that failed included
    /// @param tokens read and written
    /// @param money in the currency of the price
    record Budget(
            @Range(min = 0, max = 1e15) long calls,
            @Range(min = 0, max = 1e15) long tokens,
            @Range(min = 0, max = 1e9) double money) {}

    /// Money per million tokens.
    ///
    /// @param prompt that are read
    /// @param completion that are written
    record Price(
            @Range(min = 0, max = 1e9) double prompt,
            @Range(min = 0, max = 1e9) double completion) {}

    /// What servers differ in.
    enum Ability {
        /// Several replies to one request.
        SAMPLES,
        /// The same seed gives the same reply.
        SEED,
        /// Log-probabilities of tokens.
        LOGPROBS
    }
}
