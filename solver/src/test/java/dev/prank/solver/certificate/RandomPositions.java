package dev.prank.solver.certificate;

import dev.prank.instances.number.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Positions in one to four dimensions, and a radius, from a seed. Distances of exactly twice the radius are common. Some are
 * moved far away or shrunk to almost nothing, and some have fractions whose common denominator has more than 512 bits.
 */
record RandomPositions(List<List<Rational>> positions, Rational radius) {

    private static final Rational FAR = Rational.parse("1e40");
    private static final Rational TINY = Rational.parse("1e-40");

    static RandomPositions from(SplittableRandom random, int most) {
        int dimension = random.nextInt(1, 5);
        Rational radius = Rational.of(random.nextInt(0, 5), 6);
        Rational shift = random.nextInt(4) == 0 ? FAR : Rational.ZERO;
        Rational scale = random.nextInt(4) == 0 ? TINY : Rational.ONE;
        boolean isWide = random.nextInt(4) == 0;
        List<List<Rational>> positions = new ArrayList<>();
        for (int p = random.nextInt(1, most + 1); p > 0; p--) {
            List<Rational> position = new ArrayList<>();
            for (int k = 0; k < dimension; k++) {
                Rational step = Rational.of(random.nextInt(-6, 7), 3);
                // A hair beside the lattice, with another denominator each time.
                Rational hair = isWide && random.nextBoolean()
                        ? Rational.of(
                                BigInteger.valueOf(random.nextInt(-1, 2)),
                                BigInteger.TWO.pow(300).add(BigInteger.valueOf(random.nextInt(1 << 20))))
                        : Rational.ZERO;
                position.add(step.add(hair).multiply(scale).add(shift));
            }
            positions.add(position);
        }
        return new RandomPositions(positions, radius.multiply(scale));
    }

    /** From the definition. */
    boolean fit(int p, int q) {
        Rational side = radius.multiply(2);
        for (int k = 0; k < positions.get(p).size(); k++) {
            Rational difference =
                    positions.get(p).get(k).subtract(positions.get(q).get(k));
            if (difference.abs().compareTo(side) > 0) {
                return false;
            }
        }
        return true;
    }
}
