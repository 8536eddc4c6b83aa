package whetstone.cli;

import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/// Writes every character beyond the first 65 536 as two escapes: one that a text has only half of then survives a file
/// in UTF-8, which knows no halves.
final class HalfCharacters extends CharacterEscapes {
    private static final long serialVersionUID = 1;
    private static final int[] ASCII = standardAsciiEscapesForJSON();

    @Override
    public int[] getEscapeCodesForAscii() {
        return ASCII.clone();
    }

    @Override
    @SuppressWarnings("NullAway") // the library's word for no escape
    public SerializableString getEscapeSequence(int character) {
        return Character.isSurrogate((char) character)
                ? new SerializedString("\\u%04x".formatted(character))
                : null;
    }
}
