package whetstone.desktop.rollouts;

/// What tokens are coloured by.
public enum Colouring {
    CREDIT("Credit", "weight of the token in the loss", true),
    LOG_PROB("Log-probability", "nats, under the policy that sampled it", false),
    ENTROPY("Entropy", "nats, of the distribution it was drawn from", false),
    REFERENCE_DIFFERENCE("Reference difference", "nats, policy less reference", true),
    VALUE("Value", "the critic's, in units of reward", true),
    NOTHING("Nothing", "plain text", false);

    private final String title;
    private final String unit;
    private final boolean signed;

    Colouring(String title, String unit, boolean signed) {
        this.title = title;
        this.unit = unit;
        this.signed = signed;
    }

    /// Its name in the choice.
    public String title() {
        return title;
    }

    /// What its numbers are.
    public String unit() {
        return unit;
    }

    /// Whether zero is the middle of its scale.
    public boolean signed() {
        return signed;
    }

    @Override
    public String toString() {
        return title;
    }
}
