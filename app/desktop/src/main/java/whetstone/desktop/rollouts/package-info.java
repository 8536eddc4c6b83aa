/// The rollout inspector: what was sampled, how it was judged, what it was credited.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.rollouts;
