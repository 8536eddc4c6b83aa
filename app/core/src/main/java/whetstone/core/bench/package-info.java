/// How fast this machine does what runs do. Beside core.run and not in it: it measures the parts of a run one by one,
/// from outside, and no run needs it.
@org.jspecify.annotations.NullMarked
package whetstone.core.bench;
