package whetstone.desktop.rollouts;

import java.util.ArrayList;
import java.util.List;

/// Tokens broken into rows of a fixed width, in characters: found once for a width, then any part can be drawn.
///
/// @param cells one per token, in order
/// @param rows how many there are
record TokenRows(List<Cell> cells, int rows) {

    /// Where a token lies.
    ///
    /// @param text what is drawn
    /// @param row from 0
    /// @param column of its first character
    /// @param from index of its first character in the completion
    record Cell(String text, int row, int column, int from) {}

    static TokenRows of(List<String> pieces, int width) {
        var cells = new ArrayList<Cell>();
        int row = 0;
        int column = 0;
        int from = 0;
        for (var piece : pieces) {
            var text = visible(piece);
            if (column > 0 && column + text.length() > width) {
                row++;
                column = 0;
            }
            cells.add(new Cell(text, row, column, from));
            from += piece.length();
            column += text.length();
            if (piece.endsWith("\n") || column >= width) {
                row++;
                column = 0;
            }
        }
        return new TokenRows(cells, column == 0 ? Math.max(1, row) : row + 1);
    }

    // What cannot be seen gets a sign; the end token is nothing but its sign.
    private static String visible(String piece) {
        return piece.isEmpty()
                ? "■"
                : piece.replace("\n", "⏎").replace("\t", "→").replace("\r", "␍");
    }

    /// The token at a place; -1 for none.
    int at(int row, int column) {
        for (int i = first(row); i < cells.size() && cells.get(i).row() == row; i++) {
            var cell = cells.get(i);
            if (column >= cell.column() && column < cell.column() + cell.text().length()) {
                return i;
            }
        }
        return -1;
    }

    /// The first token of a row, or of the first row after it that has one.
    int first(int row) {
        int low = 0;
        int high = cells.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cells.get(middle).row() < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
