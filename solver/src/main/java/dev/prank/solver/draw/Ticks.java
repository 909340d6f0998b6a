package dev.prank.solver.draw;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten. */
record Ticks(List<Double> values, List<String> labels) {

    private static final int MOST = 40;

    Ticks {
        values = List.copyOf(values);
        labels = List.copyOf(labels);
    }

    /**
     * @param from less than {@code to}
     * @param leastStep the least distance between two of them, positive
     */
    static Ticks between(double from, double to, double leastStep) {
        BigDecimal step = roundUp(leastStep);
        long first = (long) Math.ceil(from / step.doubleValue());
        long last = (long) Math.floor(to / step.doubleValue());
        List<Double> values = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        // Far from 0, where doubles are sparse, there may be no room for distinct ones.
        for (long k = first; k <= last && values.size() < MOST; k++) {
            BigDecimal value = step.multiply(BigDecimal.valueOf(k));
            values.add(value.doubleValue());
            labels.add(label(value));
        }
        return new Ticks(values, labels);
    }

    /** The least 1, 2 or 5 times a power of ten that is not below a positive number. */
    static BigDecimal roundUp(double number) {
        int exponent = (int) Math.floor(Math.log10(number)) - 1;
        while (true) {
            for (int digit : new int[] {1, 2, 5}) {
                BigDecimal round = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent);
                if (round.doubleValue() >= number) {
                    return round;
                }
            }
            exponent++;
        }
    }

    private static String label(BigDecimal value) {
        BigDecimal shortest = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        String plain = shortest.toPlainString();
        String text = plain.length() <= 8 ? plain : shortest.toString();
        return text.replace('-', '\u2212');
    }

    double longestLabel(double size) {
        return labels.stream()
                .mapToDouble(label -> Shape.Text.width(label, size))
                .max()
                .orElse(0);
    }
}
