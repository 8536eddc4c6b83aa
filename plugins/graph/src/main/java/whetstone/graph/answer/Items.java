package whetstone.graph.answer;

import java.util.ArrayList;
import java.util.List;

/// Reads nested lists of numbers: any bracket, commas, semicolons or spaces between items, arrows, dashes, colons or
/// equals signs within one. One pass; nested at most a few deep.
final class Items {

    /// What stands in a list.
    sealed interface Item {}

    /// A number, as it was written.
    record Token(String text) implements Item {}

    /// What stood in brackets, or at the top.
    record Sequence(List<Item> items) implements Item {}

    /// What arrows join.
    record Chain(List<Item> items) implements Item {}

    /// The text is not such a list.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String what) {
            super(what, null, false, false);
        }
    }

    private static final int DEPTH = 6;
    private static final int LONGEST_NUMBER = 40;
    private static final char END = '\0';

    private final String text;
    private int at;

    private Items(String text) {
        this.text = text;
    }

    /// The items of `text` without brackets that enclose just one list.
    static Sequence read(String text) throws Malformed {
        var reader = new Items(text);
        var items = reader.sequence(END, 0);
        while (items.items().size() == 1 && items.items().getFirst() instanceof Sequence inner) {
            items = inner;
        }
        return items;
    }

    private Sequence sequence(char close, int depth) throws Malformed {
        if (depth > DEPTH) {
            throw new Malformed("brackets nest too deep");
        }
        var items = new ArrayList<Item>();
        int separated = 0;
        boolean last = false;
        while (peek() != close) {
            separated += last ? 1 : 0;
            items.add(chained(depth));
            last = peek() == ',' || peek() == ';';
            at += last ? 1 : 0;
        }
        at++;
        // "1, 2 3" is a slip of some kind, and which is anyone's guess.
        if (separated > 0 && separated < items.size() - 1) {
            throw new Malformed("some items are separated and some are not");
        }
        return new Sequence(items);
    }

    private Item chained(int depth) throws Malformed {
        var first = item(depth);
        if (!arrow()) {
            return first;
        }
        var links = new ArrayList<Item>();
        links.add(first);
        do {
            links.add(item(depth));
        } while (arrow());
        return new Chain(links);
    }

    private Item item(int depth) throws Malformed {
        char c = peek();
        int bracket = "([{".indexOf(c);
        if (bracket >= 0 && c != END) {
            at++;
            return sequence(")]}".charAt(bracket), depth + 1);
        }
        int start = at;
        at += c == '-' || c == '+' ? 1 : 0;
        while (at < text.length() && (digit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (at == start || !digit(text.charAt(at - 1)) || at - start > LONGEST_NUMBER) {
            throw new Malformed("no list of numbers");
        }
        return new Token(text.substring(start, at));
    }

    private boolean arrow() {
        char c = peek();
        if (c != '-' && c != ':' && c != '=') {
            return false;
        }
        at++;
        if (at < text.length() && text.charAt(at) == '>') {
            at++;
        }
        return true;
    }

    private char peek() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
