package whetstone.math.expression;

import java.math.BigInteger;
import whetstone.api.Seed;

/// Arithmetic modulo a prime of 61 bits, each number times 2^64: Montgomery 1985.
final class PrimeField {

    /// One more than twice a prime, so that no small power of a small number is 1.
    static final PrimeField FIXED = new PrimeField(BigInteger.valueOf(2_305_843_009_213_691_579L));

    private final BigInteger bigPrime;
    private final long prime;
    private final long negativeInverse;
    private final long square;

    private PrimeField(BigInteger bigPrime) {
        this.bigPrime = bigPrime;
        prime = bigPrime.longValueExact();
        long inverse = prime;
        for (int i = 0; i < 5; i++) {
            inverse *= 2 - prime * inverse;
        }
        negativeInverse = -inverse;
        square = BigInteger.ONE.shiftLeft(128).mod(bigPrime).longValueExact();
    }

    /// Modulo a prime that no author of an answer can know beforehand.
    static PrimeField drawn(Seed seed) {
        long start = seed.random().nextLong(1L << 60, (1L << 61) - (1L << 20));
        return new PrimeField(BigInteger.valueOf(start).nextProbablePrime());
    }

    /// A random element other than zero.
    long random(Seed seed) {
        return seed.random().nextLong(1, prime);
    }

    long of(BigInteger value) {
        return multiply(value.mod(bigPrime).longValueExact(), square);
    }

    long add(long a, long b) {
        long sum = a + b;
        return sum >= prime ? sum - prime : sum;
    }

    long negate(long a) {
        return a == 0 ? 0 : prime - a;
    }

    long multiply(long a, long b) {
        long low = a * b;
        long folded = Math.unsignedMultiplyHigh(low * negativeInverse, prime);
        long sum = Math.multiplyHigh(a, b) + folded + (low == 0 ? 0 : 1);
        return sum >= prime ? sum - prime : sum;
    }

    /// A power with a whole exponent of 0 or more.
    long power(long base, BigInteger exponent) {
        if (base == 0) {
            return exponent.signum() == 0 ? of(BigInteger.ONE) : 0;
        }
        long result = of(BigInteger.ONE);
        long square = base;
        for (long rest = exponent.mod(bigPrime.subtract(BigInteger.ONE)).longValueExact();
                rest > 0;
                rest >>= 1) {
            result = (rest & 1) == 1 ? multiply(result, square) : result;
            square = multiply(square, square);
        }
        return result;
    }

    /// The number whose product with this one is 1; this one must not be zero.
    long inverse(long value) {
        return power(value, bigPrime.subtract(BigInteger.TWO));
    }
}
