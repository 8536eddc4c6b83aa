package whetstone.core.role;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import tools.jackson.databind.json.JsonMapper;
import whetstone.core.role.Answer.Failed;
import whetstone.core.role.Answer.Replies;
import whetstone.core.role.Answer.Reply;
import whetstone.core.role.MeteredModel.Arrival;
import whetstone.core.store.Answers;
import whetstone.core.store.Cost;

/// A model whose answers are kept in the workspace as they arrive. What was answered before, in this run or another, is
/// not asked again; what a killed stage had answered is there when it is done anew.
///
/// Kept by model and whole request, the seed included. Where replies come one at a time, each is kept by itself; what
/// came whole before that counts all the same.
public final class CachedModel implements ChatModel {

    private static final JsonMapper JSON = new JsonMapper();

    private final MeteredModel model;
    private final Answers answers;
    private final Answers.Place place;
    private final Runnable kept;

    /// @param model is not closed with this
    /// @param place that pays
    /// @param kept is called after answers were kept; what it throws ends the asking
    public CachedModel(MeteredModel model, Answers answers, Answers.Place place, Runnable kept) {
        this.kept = kept;
        this.model = model;
        this.answers = answers;
        this.place = place;
    }

    /// A request that is kept or sent as a whole.
    private record Part(String key, String json, ChatRequest request) {}

    @Override
    public String id() {
        return model.id();
    }

    @Override
    public List<Answer> answer(List<ChatRequest> requests, IntConsumer answered) {
        var whole = requests.stream().map(this::part).toList();
        var found = new HashMap<>(kept(whole));
        var wanted =
                whole.stream()
                        .map(each -> found.containsKey(each.key()) ? List.of(each) : parts(each))
                        .toList();
        var parts = new LinkedHashMap<String, Part>();
        wanted.forEach(some -> some.forEach(part -> parts.put(part.key(), part)));
        found.putAll(
                kept(
                        wanted.stream()
                                .filter(some -> some.size() > 1)
                                .flatMap(List::stream)
                                .toList()));
        if (!found.isEmpty()) {
            answers.hit(place, found.size());
        }
        var missing =
                parts.values().stream().filter(part -> !found.containsKey(part.key())).toList();
        if (!missing.isEmpty()) {
            model.ask(
                    missing.stream().map(Part::request).toList(),
                    arrivals -> {
                        keep(missing, arrivals, found);
                        long share = (long) requests.size() * found.size();
                        answered.accept((int) (share / parts.size()));
                    });
        }
        answered.accept(requests.size());
        return wanted.stream().map(some -> joined(some, found)).toList();
    }

    private Map<String, Answer> kept(Collection<Part> parts) {
        var found = new HashMap<String, Answer>();
        answers.find(parts.stream().map(Part::key).toList())
                .forEach((key, json) -> found.put(key, JSON.readValue(json, Replies.class)));
        return found;
    }

    private List<Part> parts(Part whole) {
        var request = whole.request();
        int most = request.samples() == 1 ? 1 : model.samplesAtOnce();
        if (most >= request.samples()) {
            return List.of(whole);
        }
        var parts = new ArrayList<Part>();
        for (int from = 0; from < request.samples(); from += most) {
            int count = Math.min(most, request.samples() - from);
            parts.add(part(Samples.part(request, from, count)));
        }
        return parts;
    }

    private Part part(ChatRequest request) {
        var json = JSON.writeValueAsString(request);
        return new Part(hash(model.id() + "\n" + json), json, request);
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every JDK has it.
        }
    }

    // Failures cost, but are not kept: another time they may not fail.
    private void keep(List<Part> asked, List<Arrival> arrivals, Map<String, Answer> found) {
        var whole = new ArrayList<Answers.Kept>();
        var cost = Cost.NONE;
        for (var arrival : arrivals) {
            var part = asked.get(arrival.index());
            found.put(part.key(), arrival.answer());
            cost = cost.plus(arrival.cost());
            if (arrival.answer() instanceof Replies replies) {
                whole.add(
                        new Answers.Kept(
                                part.key(),
                                model.id(),
                                part.json(),
                                JSON.writeValueAsString(replies)));
            }
        }
        answers.keep(place, whole, cost);
        kept.run();
    }

    private static Answer joined(List<Part> parts, Map<String, Answer> found) {
        var replies = new ArrayList<Reply>();
        for (var part : parts) {
            switch (Objects.requireNonNull(found.get(part.key()))) {
                case Replies some -> replies.addAll(some.replies());
                case Failed failed -> {
                    return parts.size() == 1
                            ? failed
                            : new Failed(
                                    "one of %d replies failed: %s"
                                            .formatted(parts.size(), failed.why()));
                }
            }
        }
        return new Replies(replies);
    }

    @Override
    public void close() {}
}
