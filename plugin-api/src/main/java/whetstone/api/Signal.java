package whetstone.api;

/// A number per completion token that an algorithm may ask the sampler to record.
public enum Signal {
    /// Log-probability under the policy that sampled the token, at the temperature it was sampled at, nats.
    LOG_PROB,
    /// Entropy of the distribution that the token was sampled from, nats.
    ENTROPY,
    /// Log-probability under the frozen reference policy, nats.
    REFERENCE_LOG_PROB,
    /// Log-probability under the policy as it was before the step, scored as training scores it, nats.
    PROXIMAL_LOG_PROB,
    /// The critic's value of the state before the token, in units of reward.
    VALUE
}
