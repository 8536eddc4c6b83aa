package whetstone.desktop.rollouts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import whetstone.api.Verdict;
import whetstone.desktop.preview.PreviewPane;

/// The verdict and the credit of the chosen rollout, with what they rest on.
final class DetailPane extends ScrollPane {
    private final RolloutsModel model;
    private final VBox box = new VBox();
    private final PreviewPane preview;

    DetailPane(RolloutsModel model) {
        this.model = model;
        preview = new PreviewPane(model.preview());
        box.getStyleClass().add("details");
        box.setId("verdict");
        setContent(box);
        setFitToWidth(true);
        setMinWidth(0);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        model.inspected().addListener((_, _, _) -> fill());
        fill();
    }

    private void fill() {
        box.getChildren().clear();
        model.inspected()
                .get()
                .ifPresent(of -> {
                    verdict(of);
                    answer(of);
                    box.getChildren().add(preview);
                    why(of);
                    origin(of);
                });
    }

    private void verdict(Inspected of) {
        var verdict = of.rollout().verdict();
        var label = Labels.of(verdict.label());
        label.getStyleClass().add("verdict");
        box.getChildren().addAll(TokensPane.heading("Verdict"), label, text(verdict.why()));
        if (verdict instanceof Verdict.Unscorable(var cause, _, _)) {
            box.getChildren().add(text("Cause: " + cause + ". It does not train."));
        }
        var numbers = new TreeMap<String, String>();
        numbers.put("reward", "%.4g".formatted(of.rollout().reward()));
        numbers.put("mark", "%.4g".formatted(verdict.credit()));
        new TreeMap<>(verdict.evidence().components())
                .forEach(
                        (name, value) -> numbers.put("component " + name, "%.4g".formatted(value)));
        box.getChildren().add(pairs(numbers));
    }

    private void answer(Inspected of) {
        var evidence = of.rollout().verdict().evidence();
        var answer = evidence.answer();
        var pairs = new java.util.LinkedHashMap<String, String>();
        pairs.put("read", answer == null ? "nothing that could be judged" : answer.text());
        if (answer != null) {
            pairs.put(
                    "from",
                    "characters %d to %d, marked by a line above"
                            .formatted(answer.from(), answer.to()));
        }
        pairs.put("truth", of.task().truth());
        box.getChildren().addAll(TokensPane.heading("Answer beside truth"), pairs(pairs));
        if (!evidence.trace().isEmpty()) {
            box.getChildren().add(TokensPane.heading("What the verifier did"));
            evidence.trace().forEach(line -> box.getChildren().add(text("· " + line)));
        }
    }

    private void why(Inspected of) {
        var why = Why.of(of.group());
        box.getChildren()
                .addAll(
                        TokensPane.heading("Why this credit"),
                        text(why.sentence()),
                        text(
                                "mean %.4g, std %.4g of %d rewards"
                                        .formatted(why.mean(), why.std(), why.members().size())),
                        members(why, of.index()));
    }

    private Node members(Why why, int chosen) {
        var grid = new GridPane();
        grid.getStyleClass().add("members");
        var titles = List.of("", "verdict", "reward", "credit");
        for (int i = 0; i < titles.size(); i++) {
            var title = new Label(titles.get(i));
            title.getStyleClass().add("field-title");
            title.setMinWidth(Region.USE_PREF_SIZE);
            grid.add(title, i, 0);
        }
        for (var member : why.members()) {
            var cells = new ArrayList<Label>();
            cells.add(new Label((member.index() == chosen ? "▸ " : "  ") + member.index()));
            cells.add(Labels.of(member.label()));
            cells.add(new Label("%.3g".formatted(member.reward())));
            cells.add(
                    new Label(
                            Double.isNaN(member.credit())
                                    ? "–"
                                    : "%+.3f".formatted(member.credit())));
            for (int i = 0; i < cells.size(); i++) {
                cells.get(i).setMinWidth(Region.USE_PREF_SIZE);
                cells.get(i).getStyleClass().add(member.index() == chosen ? "chosen" : "member");
                grid.add(cells.get(i), i, member.index() + 1);
            }
        }
        return grid;
    }

    private void origin(Inspected of) {
        var pairs = new java.util.LinkedHashMap<String, String>();
        pairs.put("domain", of.task().domain() + ", level " + of.task().level());
        pairs.put("split", of.task().split().label());
        pairs.put("task", of.task().id());
        var parent = of.task().parent();
        if (parent != null) {
            pairs.put("rewritten", of.task().operation() + " from " + parent);
        }
        pairs.put("ended", of.rollout().stop().name().toLowerCase(java.util.Locale.ROOT));
        pairs.put(
                "tokens",
                "%d after %d of prompt"
                        .formatted(of.rollout().completion().length, of.rollout().prompt().length));
        pairs.put("policy", "after %d optimizer steps".formatted(of.rollout().policyVersion()));
        pairs.put("trained on", Why.trained(of.placed()));
        if (!of.tokenizerFound()) {
            pairs.put("tokens", "shown as ids: the model folder with the tokenizer is gone");
        }
        box.getChildren().addAll(TokensPane.heading("Origin"), pairs(pairs));
    }

    private static Node pairs(Map<String, String> pairs) {
        var grid = new GridPane();
        grid.getStyleClass().add("pairs");
        var keys = new ColumnConstraints();
        keys.setMinWidth(USE_PREF_SIZE);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(keys, values);
        int row = 0;
        for (var pair : pairs.entrySet()) {
            var key = new Label(pair.getKey());
            key.getStyleClass().add("field-title");
            grid.add(key, 0, row);
            grid.add(text(pair.getValue()), 1, row);
            row++;
        }
        return grid;
    }

    private static Label text(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
