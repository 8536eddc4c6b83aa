/// The decoder: its shape, its weights, its program text, its tokenizer, and how they lie on disk.
@org.jspecify.annotations.NullMarked
package whetstone.model;
