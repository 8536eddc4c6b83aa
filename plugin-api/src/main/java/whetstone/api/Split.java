package whetstone.api;

import java.util.Locale;

/// Which part of a domain's problems a task belongs to. The parts are disjoint up to [Domain#canonical].
public enum Split {
    TRAIN,
    VALIDATION,
    TEST;

    /// `train`, `validation` or `test`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
