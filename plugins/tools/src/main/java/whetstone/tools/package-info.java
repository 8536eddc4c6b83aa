/// Tasks that need tools, small enough for a small model: each step's judge is an exact program.
@org.jspecify.annotations.NullMarked
package whetstone.tools;
