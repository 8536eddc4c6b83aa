/// Tasks with numbers for answers, and the exact arithmetic they are drawn and judged with. No floating point decides
/// anything here.
@org.jspecify.annotations.NullMarked
package whetstone.math;
