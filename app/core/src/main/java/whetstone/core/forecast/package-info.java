/// What a run will take, said before it starts: from earlier runs, from a few steps done for their time, by arithmetic.
@org.jspecify.annotations.NullMarked
package whetstone.core.forecast;
