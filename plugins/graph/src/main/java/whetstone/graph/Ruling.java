package whetstone.graph;

import java.util.Map;

/// What a rule says of an answer.
///
/// @param why what decided, for a person
/// @param components parts of the judgement in [0, 1], for example how much of a set was found
record Ruling(boolean right, String why, Map<String, Double> components) {

    static Ruling right(String why) {
        return new Ruling(true, why, Map.of());
    }

    static Ruling wrong(String why) {
        return new Ruling(false, why, Map.of());
    }

    static Ruling of(boolean right, String why) {
        return new Ruling(right, why, Map.of());
    }
}
