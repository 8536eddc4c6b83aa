package whetstone.core.role;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import whetstone.api.Seed;
import whetstone.core.recipe.RoleBinding;
import whetstone.core.recipe.RoleBinding.Ability;
import whetstone.core.role.Calls.Came;
import whetstone.core.role.Calls.Sheet;
import whetstone.core.store.Cost;

/// A model behind OpenAI's chat protocol. Calls go out beside each other within the recipe's limits; what the server
/// can do is found out before the first one, and remembered.
public final class Endpoint implements MeteredModel {

    private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);

    private final String role;
    private final RoleBinding.Endpoint settings;
    private final Capabilities.Memory memory;
    private final Seed chance;
    private final InFlight threads;
    private final Transport transport;
    private final Calls calls;
    private final ReentrantLock finding = new ReentrantLock();
    private volatile @Nullable Capabilities found;
    private final AtomicReference<Cost> probing = new AtomicReference<>(Cost.NONE); // not told yet

    /// @param role that it answers for, for messages
    /// @param spent for the role before, in the same run
    /// @param memory of what the server can do
    /// @throws RoleException if the key is not where the recipe says
    public Endpoint(
            String role, RoleBinding.Endpoint settings, Cost spent, Capabilities.Memory memory) {
        this(role, settings, spent, memory, System::getenv);
    }

    Endpoint(
            String role,
            RoleBinding.Endpoint settings,
            Cost spent,
            Capabilities.Memory memory,
            Key.Environment environment) {
        this.role = role;
        this.settings = settings;
        this.memory = memory;
        var key = Key.read(role, settings.keyFrom(), environment);
        var timeout = Duration.ofMillis(Math.round(1000 * settings.timeout()));
        chance = new Seed(0).derive(role);
        threads = new InFlight(settings.concurrency());
        transport = new Transport(settings.endpoint(), key, timeout, threads);
        var purse = new Purse(role, settings.budget(), settings.price(), spent);
        calls = new Calls(role, settings, transport, key, purse);
    }

    /// From now on a look is taken while a call waits for its turn or for another try.
    ///
    /// @param watch asked a few times a second, from any thread; what it throws ends the asking
    public Endpoint watchedBy(Runnable watch) {
        calls.watchedBy(watch);
        return this;
    }

    /// The name of the model and the address that it has.
    @Override
    public String id() {
        return settings.model() + "@" + settings.endpoint();
    }

    /// What the server can do; found out by a few short calls where nobody knows yet.
    ///
    /// @throws RoleException if it lacks the model, or an ability that the recipe requires
    public Capabilities capabilities() {
        var known = found;
        if (known != null) {
            return known;
        }
        finding.lock();
        try {
            known = memory.known().orElse(null);
            if (known == null) {
                var probe = new Probe(role, settings, calls);
                try {
                    known = probe.find();
                } finally {
                    probing.accumulateAndGet(probe.cost(), Cost::plus);
                }
                memory.learned(known);
                LOG.info("role {}: {} can {}", role, settings.endpoint(), known.sorted());
            }
            Probe.require(role, settings, known);
            found = known;
            return known;
        } finally {
            finding.unlock();
        }
    }

    @Override
    public int samplesAtOnce() {
        return capabilities().has(Ability.SAMPLES) ? Integer.MAX_VALUE : 1;
    }

    @Override
    public void ask(List<ChatRequest> requests, Consumer<List<Arrival>> arrivals) {
        if (requests.isEmpty()) {
            return;
        }
        capabilities();
        var telling = new Telling(arrivals);
        List<Runnable> works =
                IntStream.range(0, requests.size())
                        .mapToObj(i -> (Runnable) () -> one(i, requests.get(i), telling))
                        .toList();
        threads.all(works);
    }

    private void one(int index, ChatRequest request, Telling telling) {
        var asking = new Asking(request);
        @Nullable RuntimeException end = null;
        try {
            asking.run();
        } catch (RuntimeException e) {
            end = e;
        }
        telling.tell(new Arrival(index, asking.answer(end), asking.cost));
        if (end != null) {
            throw end;
        }
    }

    /// Tells of the answers to one list of requests. What comes while others are being told is told together: one write
    /// instead of many.
    private final class Telling {
        private final Consumer<List<Arrival>> arrivals;
        private final Queue<Arrival> waiting = new ConcurrentLinkedQueue<>();
        private final ReentrantLock lock = new ReentrantLock();

        Telling(Consumer<List<Arrival>> arrivals) {
            this.arrivals = arrivals;
        }

        /// When this returns, `arrival` was told, be it by another thread.
        void tell(Arrival arrival) {
            waiting.add(arrival);
            lock.lock();
            try {
                var together = new ArrayList<Arrival>();
                for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                    together.add(next);
                }
                if (!together.isEmpty()) {
                    var first = together.getFirst();
                    var cost = first.cost().plus(probing.getAndSet(Cost.NONE));
                    together.set(0, new Arrival(first.index(), first.answer(), cost));
                    arrivals.accept(together);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private void lacks(Ability ability) {
        finding.lock();
        try {
            var less = capabilities().without(ability);
            LOG.warn("role {}: {} turned out to lack {}", role, settings.endpoint(), ability);
            found = less;
            memory.learned(less);
            Probe.require(role, settings, less);
        } finally {
            finding.unlock();
        }
    }

    /// One request on its way to as many replies as it wants, by one call or by several.
    private final class Asking {
        private final ChatRequest request;
        private final List<Answer.Reply> replies = new ArrayList<>();
        private String why = "";
        private Cost cost = Cost.NONE;

        Asking(ChatRequest request) {
            this.request = request;
        }

        void run() {
            while (replies.size() < request.samples() && why.isEmpty()) {
                int missing = request.samples() - replies.size();
                int wanted = Math.min(missing, samplesAtOnce());
                var part = replies.isEmpty() && wanted == missing ? request : part(wanted);
                call(part);
            }
        }

        private ChatRequest part(int samples) {
            return Samples.part(request, replies.size(), samples);
        }

        private void call(ChatRequest part) {
            var body = ChatJson.request(settings.model(), part, capabilities());
            var sheet =
                    new Sheet(
                            ChatJson.bytes(body),
                            ChatJson.mostTokens(part),
                            (long) part.samples() * part.maxTokens());
            var ended = calls.send(sheet, chance.derive(part.seed()));
            cost = cost.plus(ended.cost());
            calls.forAll(ended)
                    .ifPresent(e -> {
                        throw e;
                    });
            switch (ended.outcome()) {
                case Came(var reading) -> take(reading.replies(), part.samples());
                case Calls.Stopped(var stopped) -> throw stopped;
                case Calls.Refused(_, var said) -> why = said;
                case Calls.Failed(var said, _, _) ->
                        why = "%s, after %s".formatted(said, Calls.tries(ended.cost()));
            }
        }

        // A server that sends another number of replies than it was asked for is asked for one at a
        // time from now on; those that came are kept.
        private void take(List<Answer.Reply> came, int asked) {
            replies.addAll(came.subList(0, Math.min(came.size(), asked)));
            if (came.size() != asked && capabilities().has(Ability.SAMPLES)) {
                lacks(Ability.SAMPLES);
            }
        }

        Answer answer(@Nullable RuntimeException end) {
            if (end == null && why.isEmpty()) {
                return new Answer.Replies(replies);
            }
            var text = end == null ? why : String.valueOf(end.getMessage());
            return new Answer.Failed(
                    replies.isEmpty()
                            ? text
                            : "%d of %d replies came, then: %s"
                                    .formatted(replies.size(), request.samples(), text));
        }
    }

    @Override
    public void close() {
        threads.close();
        transport.close();
    }
}
