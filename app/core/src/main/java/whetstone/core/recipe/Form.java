package whetstone.core.recipe;

import java.util.List;

/// A recipe as a form: every key that a person may fill in, in the order of the records.
///
/// @param sections the recipe itself, then each of its parts and stages
public record Form(List<Section> sections) {

    public Form {
        sections = List.copyOf(sections);
    }

    /// Keys that belong together.
    ///
    /// @param title such as `model` or `stages[2] · rl`
    public record Section(String title, List<Field> fields) {
        public Section {
            fields = List.copyOf(fields);
        }
    }

    /// A key of the recipe.
    ///
    /// @param path such as `stages[2].decoding.topP`
    /// @param name what of the path is below its section
    /// @param value as one would write it
    /// @param written whether the text says it; otherwise the value is the default
    /// @param help what it means, in the words of its record; empty where that is not known
    public record Field(
            String path, String name, Kind kind, String value, boolean written, String help) {}

    /// What may be filled in.
    public sealed interface Kind {

        /// A number, both ends included.
        ///
        /// @param whole whether no fraction may be
        record Amount(boolean whole, double min, double max) implements Kind {}

        /// True or false.
        record Flag() implements Kind {}

        /// One of some words.
        record Choice(List<String> words) implements Kind {
            public Choice {
                words = List.copyOf(words);
            }
        }

        /// Any text.
        record Text() implements Kind {}

        /// A list or a map, as YAML on a line.
        record Collection() implements Kind {}
    }
}
