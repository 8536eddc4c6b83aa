/// What authors of plugins start from: a project that compiles, tests green and packs.
@org.jspecify.annotations.NullMarked
package whetstone.core.plugin.kit;
