package whetstone.api.desktop;

import java.util.List;
import whetstone.api.Group;

/// A run that is looked at. Everything is read when it is asked for, which takes time: not on the JavaFX thread.
public interface Run {

    /// Its number in the workspace, from 1.
    long id();

    /// The name of its recipe.
    String name();

    /// What it has done so far, in order.
    List<Step> steps();

    /// Names of the metrics that it reported, sorted, for example `reward/mean`.
    List<String> metrics();

    /// The curve of a metric in a stage, by step; empty where it was not reported.
    List<Point> metric(String stage, String name);

    /// What was sampled in a step, in the order in which it was drawn: the tasks with all their rollouts, verdicts and
    /// rewards.
    ///
    /// @throws RuntimeException if the run has no such step
    List<Group> groups(Step step);

    /// A step of a stage.
    ///
    /// @param number from 0
    record Step(String stage, int number) {}

    /// A number at a step.
    ///
    /// @param step from 0
    /// @param value not a number where the run reported that
    record Point(int step, double value) {}
}
