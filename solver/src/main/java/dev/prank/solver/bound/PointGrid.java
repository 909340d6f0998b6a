package dev.prank.solver.bound;

import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Points numbered 0, 1, … in the order of their arrival, found again by nearness: which of them lie within a fixed reach of a
 * query point in the L∞ norm (closed).
 *
 * <p>A hash table over the cells of a grid of side {@code reach} on at most three of the coordinates; a point within reach is in the
 * query's cell or one next to it. Cell numbers are exact floors taken modulo 2^64, and every candidate is compared exactly on all
 * coordinates, so a collision costs time and never an answer. At reach 0 the cells are the values themselves.
 *
 * <p>Points that are pairwise farther than the reach apart have a cell each as long as there are at most three coordinates; a query
 * then takes expected time O(3^d) for d coordinates. With more coordinates a cell may hold any number of them.
 */
final class PointGrid {

    /** More would mean 81 and more cells for each query. */
    private static final int MAX_HASHED = 3;

    private final Rational reach;
    private final int[] hashed;
    private final List<List<Rational>> points = new ArrayList<>();
    /** The hashed cell of each point; two cells may share a key. */
    private final long[] keys;
    /** Chains of points per bucket, newest first; −1 ends a chain. */
    private final int[] heads;

    private final int[] next;

    /**
     * @param reach at least 0
     * @param capacity the most points that will be added
     * @param hashed the coordinates to hash, from {@link #widestCoordinates}
     */
    PointGrid(Rational reach, int capacity, int[] hashed) {
        this.reach = reach;
        this.hashed = hashed;
        keys = new long[capacity];
        next = new int[capacity];
        heads = new int[Integer.highestOneBit(Math.max(1, Math.min(capacity, 1 << 27))) * 4];
        Arrays.fill(heads, -1);
    }

    /**
     * At most three coordinates on which the points spread widest, widest first: where most pairs of points can be told apart.
     *
     * <p>Time linear in the total size of the points.
     */
    static int[] widestCoordinates(Iterable<List<Rational>> points, int dimension) {
        List<Integer> coordinates = new ArrayList<>(dimension);
        for (int k = 0; k < dimension; k++) {
            coordinates.add(k);
        }
        if (dimension > MAX_HASHED) {
            Rational[] low = new Rational[dimension];
            Rational[] high = new Rational[dimension];
            Arrays.fill(low, Rational.ZERO);
            Arrays.fill(high, Rational.ZERO);
            for (List<Rational> point : points) {
                for (int k = 0; k < dimension; k++) {
                    low[k] = low[k].min(point.get(k));
                    high[k] = high[k].max(point.get(k));
                }
            }
            coordinates.sort((j, k) -> high[k].subtract(low[k]).compareTo(high[j].subtract(low[j])));
        }
        return coordinates.stream().limit(MAX_HASHED).mapToInt(k -> k).toArray();
    }

    /** Adds a point, which gets the next number. */
    void add(List<Rational> point) {
        int number = points.size();
        points.add(point);
        long key = key(cell(point), 0);
        int bucket = bucket(key);
        keys[number] = key;
        next[number] = heads[bucket];
        heads[bucket] = number;
    }

    int size() {
        return points.size();
    }

    List<Rational> point(int number) {
        return points.get(number);
    }

    /** The lowest number of a point within reach of {@code query}; {@link #size()} when there is none. */
    int firstWithin(List<Rational> query) {
        Query search = new Query(query);
        int first = points.size();
        for (int offset = 0; offset < search.offsets; offset++) {
            long key = key(search.cell, offset);
            for (int j = heads[bucket(key)]; j >= 0; j = next[j]) {
                if (j < first && keys[j] == key && search.reaches(points.get(j))) {
                    first = j;
                }
            }
        }
        return first;
    }

    /** The numbers of all points within reach of {@code query}, ascending. */
    int[] allWithin(List<Rational> query) {
        Query search = new Query(query);
        List<Integer> found = new ArrayList<>();
        for (int offset = 0; offset < search.offsets; offset++) {
            long key = key(search.cell, offset);
            for (int j = heads[bucket(key)]; j >= 0; j = next[j]) {
                if (keys[j] == key && search.reaches(points.get(j))) {
                    found.add(j);
                }
            }
        }
        // Two neighbouring cells with one key would report a point twice.
        return found.stream().mapToInt(j -> j).sorted().distinct().toArray();
    }

    private final class Query {
        final List<Rational> centre;
        final long[] cell;
        final int offsets;
        /** The ends of the box around the centre, computed for the first candidate. */
        final Rational[] low;

        final Rational[] high;

        Query(List<Rational> centre) {
            this.centre = centre;
            cell = cell(centre);
            offsets = reach.signum() == 0 ? 1 : (int) Math.pow(3, hashed.length);
            low = new Rational[centre.size()];
            high = new Rational[centre.size()];
        }

        boolean reaches(List<Rational> point) {
            for (int k = 0; k < low.length; k++) {
                if (low[k] == null) {
                    low[k] = centre.get(k).subtract(reach);
                    high[k] = centre.get(k).add(reach);
                }
                Rational coordinate = point.get(k);
                if (coordinate.compareTo(low[k]) < 0 || coordinate.compareTo(high[k]) > 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private long[] cell(List<Rational> point) {
        long[] cell = new long[hashed.length];
        for (int j = 0; j < hashed.length; j++) {
            Rational coordinate = point.get(hashed[j]);
            cell[j] = reach.signum() == 0
                    ? coordinate.hashCode()
                    : coordinate.floorQuotient(reach).longValue();
        }
        return cell;
    }

    /**
     * Offset 0 is the cell itself; the others number its neighbours in base 3, a digit 2 standing for −1. The two low bits are those
     * of the first coordinate's cell number and the rest a hash of everything else, so that neighbours along the first coordinate
     * tend to share a cache line.
     */
    private static long key(long[] cell, int offset) {
        long key = 0;
        int digits = offset / 3;
        for (int j = 1; j < cell.length; j++) {
            key = mixed(key + neighbour(cell[j], digits % 3));
            digits /= 3;
        }
        long first = neighbour(cell[0], offset % 3);
        return mixed(key + (first >> 2)) << 2 | first & 3;
    }

    private static long neighbour(long number, int digit) {
        return digit == 2 ? number - 1 : number + digit;
    }

    private static long mixed(long value) {
        long product = value * 0x9E3779B97F4A7C15L;
        return product ^ product >>> 32;
    }

    private int bucket(long key) {
        return (int) key & (heads.length - 1);
    }
}
