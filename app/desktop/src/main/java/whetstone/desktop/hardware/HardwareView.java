package whetstone.desktop.hardware;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import whetstone.core.doctor.Finding;
import whetstone.desktop.hardware.HardwareModel.Gauge;

/// Gauges, and the doctor's findings below.
public final class HardwareView extends ScrollPane {

    private final HardwareModel model;
    private final FlowPane gauges = new FlowPane();
    private final VBox findings = new VBox();

    public HardwareView(HardwareModel model) {
        this.model = model;
        gauges.getStyleClass().add("gauges");
        findings.getStyleClass().add("stack");
        var examine = new Button("Examine this machine", new FontIcon(MaterialDesignS.STETHOSCOPE));
        examine.setId("examine");
        examine.disableProperty().bind(model.examining());
        examine.setOnAction(_ -> model.examine());
        var box = new VBox(gauges, examine, findings);
        box.getStyleClass().add("details");
        setContent(box);
        setFitToWidth(true);
        model.gauges().addListener((ListChangeListener<Gauge>) _ -> showGauges());
        model.findings().addListener((ListChangeListener<Finding>) _ -> showFindings());
        model.refresh();
        showGauges();
        showFindings();
    }

    private void showGauges() {
        gauges.getChildren().setAll(model.gauges().stream().map(HardwareView::gauge).toList());
    }

    private static Node gauge(Gauge gauge) {
        var title = new Label(gauge.title());
        title.getStyleClass().add("field-title");
        var bar = new ProgressBar(gauge.share());
        bar.getStyleClass().add("gauge");
        return new VBox(title, bar, new Label(gauge.text()));
    }

    private void showFindings() {
        if (model.findings().isEmpty()) {
            var none =
                    new Label(
                            "The doctor has not looked yet: it measures the processor and looks for a GPU and tools.");
            none.setWrapText(true);
            none.getStyleClass().add("text-muted");
            findings.getChildren().setAll(none);
            return;
        }
        findings.getChildren()
                .setAll(model.findings().stream().map(HardwareView::finding).toList());
    }

    private static Node finding(Finding finding) {
        var icon =
                new FontIcon(
                        switch (finding.state()) {
                            case FINE -> MaterialDesignC.CHECK_CIRCLE;
                            case ABSENT -> MaterialDesignM.MINUS_CIRCLE_OUTLINE;
                            case BROKEN -> MaterialDesignA.ALERT_CIRCLE;
                        });
        icon.getStyleClass()
                .add(
                        switch (finding.state()) {
                            case FINE -> "good";
                            case ABSENT -> "absent";
                            case BROKEN -> "mistake";
                        });
        var topic = new Label(finding.topic(), icon);
        topic.getStyleClass().add("topic");
        var advice = finding.advice().isEmpty() ? "" : " · " + finding.advice();
        var found = new Label(finding.found() + advice);
        found.setWrapText(true);
        found.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(found, javafx.scene.layout.Priority.ALWAYS);
        var row = new HBox(topic, found);
        row.getStyleClass().add("row");
        return row;
    }
}
