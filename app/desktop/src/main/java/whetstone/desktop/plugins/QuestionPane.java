package whetstone.desktop.plugins;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import whetstone.core.plugin.PluginStatus;
import whetstone.core.plugin.install.Consent.Proposal;
import whetstone.desktop.plugins.Question.RemoveAll;
import whetstone.desktop.plugins.Question.TrustFile;
import whetstone.desktop.plugins.Question.TrustKey;
import whetstone.desktop.plugins.Question.TrustSite;

/// A question over the rest of the view. Escape says no, and so does Enter until somebody moves on.
final class QuestionPane extends StackPane {
    private static final String RIGHTS =
            "The plugin will run with your rights: it can read and change what you can.";

    private final Worklist work;

    QuestionPane(Worklist work) {
        this.work = work;
        setId("plugin-question");
        getStyleClass().add("question-shade");
        setVisible(false);
        managedProperty().bind(visibleProperty());
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        work.answer(false);
                    }
                });
        work.question().addListener((_, _, now) -> show(now));
        show(work.question().get());
    }

    private void show(Optional<Question> question) {
        setVisible(question.isPresent());
        getChildren().clear();
        question.ifPresent(now -> {
            var card = card(now);
            getChildren().setAll(card);
            StackPane.setAlignment(card, Pos.CENTER);
        });
    }

    private Region card(Question question) {
        return switch (question) {
            case TrustKey(var proposal) -> trustKey(proposal);
            case TrustSite site -> trustSite(site);
            case TrustFile(var plugin) -> trustFile(plugin);
            case RemoveAll(var id, var dependents) -> removeAll(id, dependents);
        };
    }

    private Region trustKey(Proposal proposal) {
        var facts = facts();
        fact(facts, "Plugin", "%s %s".formatted(proposal.id(), proposal.version()));
        fact(facts, "By", said(proposal.provider()));
        fact(facts, "Says", said(proposal.description()));
        fact(facts, "From", proposal.site().isEmpty() ? "a file" : "site " + proposal.site());
        fact(facts, "Signed by", proposal.signer());
        proposal.extensions().forEach(type -> fact(facts, "Adds", type));
        return card(
                "Trust this key?",
                "Whoever has this key signed the plugin. Compare its fingerprint with what the author publishes. It is trusted now and for all plugins that it signs. "
                        + RIGHTS,
                facts,
                "Trust and install");
    }

    private Region trustSite(TrustSite site) {
        var facts = facts();
        fact(facts, "Site", site.name());
        fact(facts, "Address", site.url().toString());
        fact(facts, "Signed by", site.key());
        return card(
                "Trust this site?",
                "This key signs the site's list of plugins. Compare its fingerprint with what the site's owner publishes."
                        + " Whose plugins are installed is asked apart.",
                facts,
                "Trust and add");
    }

    private Region trustFile(PluginStatus plugin) {
        var facts = facts();
        fact(facts, "Plugin", "%s %s".formatted(plugin.id(), plugin.version()));
        fact(facts, "Says", said(plugin.description()));
        fact(facts, "File", plugin.file().toString());
        fact(facts, "SHA-256", plugin.sha256());
        return card(
                "Let this plugin run?",
                "It lies in the workspace, where anybody may have put it. "
                        + RIGHTS
                        + " It may run as long as its bytes stay the same.",
                facts,
                "Trust and run");
    }

    private Region removeAll(String id, List<String> dependents) {
        var facts = facts();
        dependents.forEach(other -> fact(facts, "Needs " + id, other));
        return card(
                "Remove %s and what needs it?".formatted(id),
                "These plugins cannot run without it and are removed with it, except those that ship with Whetstone."
                        + " All of them can be brought back together.",
                facts,
                "Remove all of them");
    }

    private static String said(String text) {
        return text.isEmpty() ? "it does not say" : text;
    }

    private static GridPane facts() {
        var facts = new GridPane();
        facts.getStyleClass().add("pairs");
        return facts;
    }

    // Fields, so that a fingerprint can be copied.
    private static void fact(GridPane facts, String name, String value) {
        var title = new Label(name);
        title.getStyleClass().add("field-title");
        title.setMinWidth(USE_PREF_SIZE);
        var text = new TextField(value);
        text.setEditable(false);
        text.setAccessibleText(name);
        text.getStyleClass().addAll("fact", "mono");
        GridPane.setHgrow(text, Priority.ALWAYS);
        facts.addRow(facts.getRowCount(), title, text);
    }

    private Region card(String heading, String explanation, GridPane facts, String yes) {
        var title = new Label(heading, new FontIcon(MaterialDesignS.SHIELD_ALERT_OUTLINE));
        title.getStyleClass().add("question-title");
        var words = new Label(explanation);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        var scroll = new ScrollPane(facts);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setMinHeight(0);
        scroll.setFocusTraversable(false);
        var card = new VBox(title, words, scroll, buttons(yes));
        card.getStyleClass().add("question");
        card.setMaxHeight(USE_PREF_SIZE);
        card.setAccessibleText(heading + " " + explanation);
        return card;
    }

    private HBox buttons(String yes) {
        var agree = new Button(yes);
        agree.setId("question-yes");
        agree.setOnAction(_ -> work.answer(true));
        var refuse = new Button("Cancel");
        refuse.setId("question-no");
        refuse.setOnAction(_ -> work.answer(false));
        refuse.sceneProperty()
                .addListener((_, _, scene) -> {
                    if (scene != null) {
                        refuse.requestFocus();
                    }
                });
        var row = new HBox(refuse, agree);
        row.getStyleClass().add("answers");
        return row;
    }
}
