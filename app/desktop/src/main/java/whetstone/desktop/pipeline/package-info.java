/// How a run's data was made and chosen, and every sample of it.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.pipeline;
