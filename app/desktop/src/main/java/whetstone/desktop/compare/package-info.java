/// Two evaluations side by side: what differs in the recipes, what was gained, and on which problems.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.compare;
