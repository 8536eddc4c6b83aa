package whetstone.core.audit;

/// How many of how many.
///
/// @param count at most `of`
/// @param of at least 0
public record Share(int count, int of) {

    private static final double Z = 1.959964; // 95 %, two-sided

    /// 0 to 1; 0 of nothing is 0.
    public double value() {
        return of == 0 ? 0 : (double) count / of;
    }

    /// Lower end of the 95 % interval for the probability behind it (Wilson 1927).
    public double low() {
        return of == 0 ? 0 : Math.max(0, middle() - half());
    }

    /// Upper end of that interval.
    public double high() {
        return of == 0 ? 1 : Math.min(1, middle() + half());
    }

    private double middle() {
        return (value() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double half() {
        double spread = value() * (1 - value()) / of + Z * Z / (4.0 * of * of);
        return Z * Math.sqrt(spread) / (1 + Z * Z / of);
    }
}
