package whetstone.graph.answer;

/// What an answer looks like.
public enum Form {
    INTEGER("an integer"),
    /// How many, or whether at all.
    COUNT("an integer"),
    DECIMAL("a number with four decimals"),
    YES_NO("yes or no"),
    NODES("a list of nodes such as [1, 2, 3]"),
    EDGES("a list of edges such as [(1, 2), (2, 3)]"),
    MAPPING("a map such as {1: 4, 2: 5}");

    private final String words;

    Form(String words) {
        this.words = words;
    }

    /// The form in words that can follow "write".
    public String words() {
        return words;
    }
}
