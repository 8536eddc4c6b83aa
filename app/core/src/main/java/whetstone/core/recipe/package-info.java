/// Recipes: everything that decides what a run does, as one value that reads and writes as YAML.
@org.jspecify.annotations.NullMarked
package whetstone.core.recipe;
