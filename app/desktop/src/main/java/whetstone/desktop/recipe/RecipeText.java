package whetstone.desktop.recipe;

import javafx.scene.TraversalDirection;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;

/// The text of the recipe, coloured, its mistake marked.
final class RecipeText extends CodeArea {
    private static final int MOST_WORDS = 16;
    private static final String INDENT = "  ";

    private final RecipeModel model;
    private final ContextMenu offer = new ContextMenu();

    RecipeText(RecipeModel model) {
        this.model = model;
        setId("recipe-text");
        setAccessibleText("Recipe");
        setParagraphGraphicFactory(LineNumberFactory.get(this));
        replaceText(model.text().get());
        moveTo(0);
        textProperty().addListener((_, _, now) -> typed(now));
        heightProperty().addListener((_, _, _) -> stayAtTheTop());
        model.text().addListener((_, _, now) -> loaded(now));
        model.checked().addListener((_, _, _) -> highlight());
        highlight();
        offer.setId("completion");
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        addEventFilter(KeyEvent.KEY_PRESSED, this::tabbed);
        setAccessibleHelp("Tab indents, Ctrl+Tab goes on, Shift+Tab goes back");
    }

    // YAML takes no tabs; and who works with keys alone has to get out again, as out of other
    // texts.
    private void tabbed(KeyEvent event) {
        if (event.getCode() != KeyCode.TAB) {
            return;
        }
        if (event.isShiftDown()) {
            requestFocusTraversal(TraversalDirection.PREVIOUS);
        } else if (event.isControlDown()) {
            requestFocusTraversal(TraversalDirection.NEXT);
        } else {
            replaceSelection(INDENT);
        }
        event.consume();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && event.isShortcutDown()) {
            complete();
            event.consume();
        }
    }

    // One word is written at once; of several a person chooses.
    private void complete() {
        var completion = model.completion(getCaretPosition());
        var words = completion.words().stream().limit(MOST_WORDS).toList();
        if (words.size() == 1) {
            write(completion, words.getFirst());
        } else if (!words.isEmpty()) {
            offer.getItems().setAll(words.stream().map(word -> item(completion, word)).toList());
            getCaretBounds().ifPresent(caret -> offer.show(this, caret.getMinX(), caret.getMaxY()));
        }
    }

    private MenuItem item(Completion completion, String word) {
        var item = new MenuItem(word);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> write(completion, word));
        return item;
    }

    private void write(Completion completion, String word) {
        replaceText(completion.from(), getCaretPosition(), word);
    }

    private void typed(String now) {
        if (!now.equals(model.text().get())) {
            model.text().set(now);
        }
        highlight();
    }

    private void loaded(String now) {
        if (!now.equals(getText())) {
            replaceText(now);
            moveTo(0);
            showParagraphAtTop(0);
        }
    }

    // A flow that shrinks keeps its end in sight.
    private void stayAtTheTop() {
        if (getCaretPosition() == 0) {
            showParagraphAtTop(0);
        }
    }

    private void highlight() {
        var mistake = model.checked().get().flatMap(Checked::mistake);
        int wrong = mistake.map(Checked.Mistake::line).orElse(0);
        if (!getText().isEmpty()) {
            setStyleSpans(0, Highlight.of(getText(), wrong));
        }
    }
}
