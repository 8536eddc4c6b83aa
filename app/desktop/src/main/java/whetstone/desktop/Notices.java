package whetstone.desktop;

import javafx.scene.Node;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import whetstone.desktop.runs.RunNews.News;

/// Tells what happened to a run in a corner of the window; pressing it leads there.
///
/// @param owner what it is shown over
record Notices(Models models, Shell shell, Node owner) {
    private static final Duration SHOWN = Duration.seconds(10);

    void show(News news) {
        models.session().message().set(news.title());
        if (owner.getScene() == null || owner.getScene().getWindow() == null) {
            return;
        }
        var icon =
                new FontIcon(
                        news.bad() ? MaterialDesignA.ALERT_CIRCLE : MaterialDesignC.CHECK_CIRCLE);
        icon.getStyleClass().add(news.bad() ? "mistake" : "good");
        Notifications.create()
                .owner(owner)
                .styleClass("news")
                .title(news.title())
                .text(news.text())
                .graphic(icon)
                .hideAfter(SHOWN)
                .onAction(_ -> look(news))
                .show();
    }

    private void look(News news) {
        models.session().select(news.run());
        shell.show("curves");
    }
}
