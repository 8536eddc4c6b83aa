package whetstone.math.family;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What many families draw and write.
final class Draw {
    private Draw() {}

    /// So many different powers of ten make a number of so many digits.
    static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }

    /// A number of just so many digits.
    static long digits(int digits, RandomGenerator random) {
        return random.nextLong(power(digits - 1), power(digits));
    }

    /// A number from -largest to largest that is not zero.
    static long nonzero(long largest, RandomGenerator random) {
        long magnitude = random.nextLong(1, largest + 1);
        return random.nextBoolean() ? magnitude : -magnitude;
    }

    static List<Long> list(int count, long from, long to, RandomGenerator random) {
        return random.longs(count, from, to + 1).boxed().toList();
    }

    static String joined(List<?> parts, String between) {
        return parts.stream().map(String::valueOf).collect(Collectors.joining(between));
    }

    /// `3, 4 and 5`.
    static String listed(List<?> parts) {
        return joined(parts.subList(0, parts.size() - 1), ", ") + " and " + parts.getLast();
    }

    /// The same for lists in another order.
    static String sorted(List<Long> parts) {
        return parts.stream().sorted().toList().toString();
    }

    /// `3x^2 - x + 4` from coefficients, the constant first.
    static String polynomial(List<Long> coefficients) {
        var text = new StringBuilder();
        for (int power = coefficients.size() - 1; power >= 0; power--) {
            long c = coefficients.get(power);
            if (c == 0 && !(power == 0 && text.isEmpty())) {
                continue;
            }
            text.append(text.isEmpty() ? (c < 0 ? "-" : "") : c < 0 ? " - " : " + ");
            boolean bare = Math.abs(c) == 1 && power > 0;
            text.append(bare ? "" : String.valueOf(Math.abs(c)))
                    .append(power > 0 ? "x" : "")
                    .append(power > 1 ? "^" + power : "");
        }
        return text.toString();
    }

    /// Coefficients of a polynomial of just that degree.
    static List<Long> coefficients(int degree, long largest, RandomGenerator random) {
        var coefficients = new ArrayList<Long>();
        IntStream.range(0, degree)
                .forEach(_ -> coefficients.add(random.nextLong(-largest, largest + 1)));
        coefficients.add(nonzero(largest, random));
        return coefficients;
    }

    /// The value of a polynomial.
    static long value(List<Long> coefficients, long x) {
        long value = 0;
        for (long c : coefficients.reversed()) {
            value = Math.addExact(Math.multiplyExact(value, x), c);
        }
        return value;
    }

    static long gcd(long a, long b) {
        return b == 0 ? Math.abs(a) : gcd(b, a % b);
    }

    /// Prime factors in order, repeated ones repeated.
    static List<Long> factors(long n) {
        var factors = new ArrayList<Long>();
        long rest = n;
        for (long p = 2; p * p <= rest; p++) {
            while (rest % p == 0) {
                factors.add(p);
                rest /= p;
            }
        }
        if (rest > 1) {
            factors.add(rest);
        }
        return factors;
    }

    /// `3^level` times a start: a range that grows by about half a digit a level.
    static int grown(int start, int level) {
        int size = start;
        for (int i = 0; i < level; i++) {
            size *= 3;
        }
        return size;
    }
}
