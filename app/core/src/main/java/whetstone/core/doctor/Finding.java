package whetstone.core.doctor;

/// One thing looked at.
///
/// @param topic what was looked at, a word or two
/// @param state how it is
/// @param found what there is
/// @param advice what to do about it; empty where nothing has to be done
public record Finding(String topic, State state, String found, String advice) {

    /// How a thing is.
    public enum State {
        /// As it should be.
        FINE,
        /// Not there, and only some work needs it.
        ABSENT,
        /// There, and does not work.
        BROKEN
    }

    public static Finding fine(String topic, String found) {
        return new Finding(topic, State.FINE, found, "");
    }

    public static Finding absent(String topic, String found, String advice) {
        return new Finding(topic, State.ABSENT, found, advice);
    }

    public static Finding broken(String topic, String found, String advice) {
        return new Finding(topic, State.BROKEN, found, advice);
    }
}
