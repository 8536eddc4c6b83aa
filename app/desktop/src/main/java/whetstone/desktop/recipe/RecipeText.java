package whetstone.desktop.recipe;

import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;

/// The text of the recipe, coloured, its mistake marked.
final class RecipeText extends CodeArea {
    private final RecipeModel model;

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
