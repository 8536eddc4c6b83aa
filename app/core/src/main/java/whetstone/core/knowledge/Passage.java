package whetstone.core.knowledge;

/// A piece of a text.
///
/// @param id where it stands: `file.md#3` for the file's third passage, from 0
/// @param title of the text; empty where it has none
/// @param text at most about [Chunks#CHARACTERS] characters
public record Passage(String id, String title, String text) {}
