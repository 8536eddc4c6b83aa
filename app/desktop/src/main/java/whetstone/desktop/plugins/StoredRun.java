package whetstone.desktop.plugins;

import java.util.List;
import whetstone.api.Group;
import whetstone.api.desktop.Run;
import whetstone.core.store.Graded;
import whetstone.core.store.Workspace;

/// A run of the workspace, as views of plugins see it.
record StoredRun(Workspace workspace, long id, String name) implements Run {

    @Override
    public List<Step> steps() {
        return workspace.rollouts().steps(id).stream()
                .map(step -> new Step(step.stage(), step.step()))
                .toList();
    }

    @Override
    public List<String> metrics() {
        return workspace.metrics().names(id);
    }

    @Override
    public List<Point> metric(String stage, String metric) {
        return workspace.metrics().curve(id, stage, metric).stream()
                .map(point -> new Point(point.step(), point.value()))
                .toList();
    }

    @Override
    public List<Group> groups(Step step) {
        return workspace.rollouts().step(id, step.stage(), step.number()).groups().stream()
                .map(Graded::group)
                .toList();
    }
}
