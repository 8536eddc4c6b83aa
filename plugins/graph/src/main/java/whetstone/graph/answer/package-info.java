/// Reads answers as people and models write them, in time linear in the text. Lenient in syntax, strict in content;
/// knows no graph.
@org.jspecify.annotations.NullMarked
package whetstone.graph.answer;
