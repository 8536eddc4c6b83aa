/// A kind of task in words, written by filling in a form: what a teacher makes problems from.
/// [whetstone.desktop.definition.DefinitionModel] knows the words, the command line checks them.
@NullMarked
package whetstone.desktop.definition;

import org.jspecify.annotations.NullMarked;
