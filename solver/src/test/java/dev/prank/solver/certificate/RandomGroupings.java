package dev.prank.solver.certificate;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A {@code groups} section from a seed, about all units of a small network in some order: sets that contain the cliques, a tree,
 * and multipliers with the right weights of locations. All of it is found here from the definitions, by trying all sets of
 * oriented units.
 */
final class RandomGroupings {

    private static final int ATTEMPTS = 12;

    private final SplittableRandom random;
    private final ProximateRankProblem problem;
    /** By place in the section. */
    private final List<HiddenUnit> units = new ArrayList<>();

    private final List<String> names = new ArrayList<>();
    private final boolean[] mustJoin;
    private final List<String> lines = new ArrayList<>();
    private final List<BitSet> kept = new ArrayList<>();
    private final List<Location> locations = new ArrayList<>();
    /** Sets of oriented units that cancel, fit or not. */
    private final List<BitSet> cancelling = new ArrayList<>();

    private final int[] isCancelled;
    private int[] isKept = {};
    private int placements;
    private long proved = Long.MAX_VALUE;

    /** By a member, whether a group needs such a one to count; and what is forbidden. */
    private record Location(BitSet members, BitSet isNew, BitSet forbidden) {}

    private record Leaf(String line, long proved) {}

    RandomGroupings(ProximateRankProblem problem, SplittableRandom random) {
        this.problem = problem;
        this.random = random;
        List<Integer> order = new ArrayList<>();
        for (int unit = 0; unit < problem.network().size(); unit++) {
            order.add(random.nextInt(order.size() + 1), unit);
        }
        for (int unit : order) {
            units.add(problem.network().units().get(unit));
            names.add(Integer.toString(unit));
        }
        mustJoin = new boolean[units.size()];
        isCancelled = new int[units.size()];
        for (int unit = 0; unit < mustJoin.length; unit++) {
            mustJoin[unit] = exceeds(units.get(unit).incoming())
                    && exceeds(units.get(unit).outgoing());
        }
        listSets();
        tree(random.nextInt(5));
    }

    private boolean exceeds(List<Rational> numbers) {
        return numbers.stream().anyMatch(number -> number.abs().compareTo(problem.radius()) > 0);
    }

    /** What the lines prove. */
    int proved() {
        return Math.toIntExact(proved);
    }

    /** The section, for a bound of its own. */
    List<String> section(int v) {
        List<String> all = new ArrayList<>();
        all.add("groups " + v + " / " + String.join(" ", names));
        all.addAll(lines);
        return all;
    }

    private void listSets() {
        List<BitSet> fitting = new ArrayList<>();
        for (int set = 1; set < 1 << 2 * units.size(); set++) {
            BitSet boxes = BitSet.valueOf(new long[] {set});
            if (fit(boxes)) {
                fitting.add(boxes);
            }
            if (boxes.stream().noneMatch(box -> (box & 1) == 1 && boxes.get(box - 1)) && cancels(boxes)) {
                cancelling.add(boxes);
            }
        }
        for (BitSet clique : maximal(fitting, false)) {
            BitSet its = new BitSet();
            clique.stream().forEach(box -> its.set(box >> 1));
            if (kept.stream().noneMatch(other -> containsAll(other, its)) || random.nextInt(8) == 0) {
                kept.add(its);
            }
        }
        coarsen(kept, units.size());
        for (BitSet set : kept) {
            lines.add("kept /" + text(set));
        }
        isKept = new int[kept.size()];
        List<BitSet> sets = new ArrayList<>();
        for (BitSet clique : maximal(fitting, true)) {
            BitSet mirrored = new BitSet();
            clique.stream().forEach(box -> mirrored.set(box ^ 1));
            boolean isThere =
                    sets.stream().anyMatch(other -> containsAll(other, clique) || containsAll(other, mirrored));
            if (!isThere || random.nextInt(8) == 0) {
                sets.add(random.nextBoolean() ? clique : mirrored);
            }
        }
        coarsen(sets, 2 * units.size());
        for (BitSet set : sets) {
            addLocation(set);
        }
    }

    private void addLocation(BitSet members) {
        int earlier = random.nextInt(-1, locations.size());
        int mirrored = random.nextInt(2);
        BitSet isNew = (BitSet) members.clone();
        if (earlier >= 0) {
            locations.get(earlier).members.stream().forEach(box -> isNew.clear(box ^ mirrored));
        }
        locations.add(new Location(members, isNew, new BitSet()));
        lines.add("location " + earlier + " " + mirrored + " /" + text(members));
    }

    private boolean fit(BitSet boxes) {
        Rational side = problem.radius().multiply(2);
        int[] all = boxes.stream().toArray();
        for (int k = 0; k <= problem.network().inputs(); k++) {
            int coordinate = k;
            List<Rational> values = Arrays.stream(all)
                    .mapToObj(box -> position(box, coordinate))
                    .sorted()
                    .toList();
            if (values.get(values.size() - 1).subtract(values.get(0)).compareTo(side) > 0) {
                return false;
            }
        }
        return true;
    }

    private Rational position(int box, int k) {
        return units.get(box >> 1).position((box & 1) == 0 ? 1 : -1).get(k);
    }

    private boolean cancels(BitSet boxes) {
        for (int k = 0; k < problem.network().outputs(); k++) {
            int output = k;
            Rational sum = Rational.sum(boxes.stream()
                    .mapToObj(box -> units.get(box >> 1).outgoing().get(output).multiply((box & 1) == 0 ? 1 : -1))
                    .toList());
            if (sum.abs().compareTo(problem.radius().multiply(boxes.cardinality())) > 0) {
                return false;
            }
        }
        return true;
    }

    /** With or without helpers. */
    private List<BitSet> maximal(List<BitSet> fitting, boolean withHelpers) {
        List<BitSet> its = fitting.stream()
                .filter(set -> withHelpers || set.stream().allMatch(box -> mustJoin[box >> 1]))
                .toList();
        return its.stream()
                .filter(set -> its.stream().noneMatch(other -> other != set && containsAll(other, set)))
                .toList();
    }

    private static boolean containsAll(BitSet set, BitSet wanted) {
        BitSet missing = (BitSet) wanted.clone();
        missing.andNot(set);
        return missing.isEmpty();
    }

    /** Sets in another order, some of them larger or joined. */
    private void coarsen(List<BitSet> sets, int count) {
        for (int j = sets.size() - 1; j > 0; j--) {
            int other = random.nextInt(j + 1);
            BitSet set = sets.get(j);
            sets.set(j, sets.get(other));
            sets.set(other, set);
            if (random.nextInt(6) == 0) {
                BitSet joined = (BitSet) sets.get(j - 1).clone();
                joined.or(sets.remove(j));
                sets.set(j - 1, joined);
            }
        }
        for (int j = 0; j < sets.size(); j++) {
            if (random.nextInt(6) == 0) {
                BitSet larger = (BitSet) sets.get(j).clone();
                larger.set(random.nextInt(count));
                sets.set(j, larger);
            }
        }
    }

    private static String text(BitSet set) {
        return set.stream().mapToObj(each -> " " + each).collect(Collectors.joining());
    }

    private void tree(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(4);
        if (kind == 1 && Arrays.stream(isCancelled).anyMatch(choice -> choice == 0)) {
            int unit = free(isCancelled);
            lines.add("member " + unit);
            for (int choice : new int[] {-1, 1}) {
                isCancelled[unit] = choice;
                tree(depth - 1);
            }
            isCancelled[unit] = 0;
        } else if (kind == 2 && Arrays.stream(isKept).anyMatch(choice -> choice == 0)) {
            int k = free(isKept);
            lines.add("chosen " + k);
            for (int choice : new int[] {1, -1}) {
                isKept[k] = choice;
                tree(depth - 1);
            }
            isKept[k] = 0;
        } else if (kind == 3 && !locations.isEmpty()) {
            int there = random.nextInt(locations.size());
            int[] members = locations.get(there).members.stream().toArray();
            place(there, members[random.nextInt(members.length)], depth);
        } else {
            leaf();
        }
    }

    private int free(int[] choices) {
        int[] free =
                IntStream.range(0, choices.length).filter(j -> choices[j] == 0).toArray();
        return free[random.nextInt(free.length)];
    }

    private void place(int there, int box, int depth) {
        lines.add("placed " + there + " " + box);
        List<BitSet> before = locations.stream()
                .map(location -> (BitSet) location.forbidden.clone())
                .toList();
        placements++;
        for (int l = 0; l < locations.size(); l++) {
            locations.get(l).forbidden.set(box ^ 1);
            locations.get(l).forbidden.set(box, l != there || before.get(l).get(box));
        }
        tree(depth - 1);
        restore(before);
        locations.get(there).forbidden.set(box);
        tree(depth - 1);
        restore(before);
        placements--;
    }

    private void restore(List<BitSet> before) {
        for (int l = 0; l < locations.size(); l++) {
            locations.get(l).forbidden.clear();
            locations.get(l).forbidden.or(before.get(l));
        }
    }

    /** The best of some attempts. */
    private void leaf() {
        Leaf best = attempt();
        for (int more = 1; more < ATTEMPTS; more++) {
            Leaf other = attempt();
            best = other.proved > best.proved ? other : best;
        }
        lines.add(best.line);
        proved = Math.min(proved, best.proved);
    }

    private Leaf attempt() {
        int q = random.nextInt(1, 5);
        long[] lambda = new long[units.size()];
        long[] once = new long[units.size()];
        long most = 1 + random.nextInt(3);
        for (int unit = 0; unit < lambda.length; unit++) {
            lambda[unit] = mustJoin[unit] ? random.nextLong(most + 1) : 0;
            if (random.nextInt(3) == 0) {
                once[unit] = -random.nextLong(most + 1) * (isCancelled[unit] == 1 ? -1 : 1);
            }
        }
        long total = Arrays.stream(lambda).sum() + Arrays.stream(once).sum();
        for (int k = 0; k < kept.size(); k++) {
            long left = q - kept.get(k).stream().mapToLong(unit -> lambda[unit]).sum();
            total += isKept[k] == 1 ? left : isKept[k] == 0 ? Math.min(0, left) : 0;
        }
        StringBuilder line = new StringBuilder("bound " + q + " /" + pairs(lambda) + " /" + pairs(once));
        for (int l = 0; l < locations.size(); l++) {
            long heaviest = heaviest(locations.get(l), lambda, once);
            total -= heaviest;
            if (heaviest > 0 || random.nextInt(4) == 0) {
                line.append(" / ").append(l).append(' ').append(heaviest);
                for (int row = 0; row < 2 * problem.network().outputs(); row++) {
                    if (random.nextInt(3) == 0) {
                        line.append(' ').append(row).append(' ').append(random.nextInt(1 << 16));
                    }
                }
            }
        }
        return new Leaf(line.toString(), -Math.floorDiv(-total, q));
    }

    private long heaviest(Location location, long[] lambda, long[] once) {
        long heaviest = 0;
        for (BitSet set : cancelling) {
            boolean isThere = containsAll(location.members, set)
                    && !set.intersects(location.forbidden)
                    && (placements > 0 || set.intersects(location.isNew))
                    && set.stream().noneMatch(box -> isCancelled[box >> 1] == -1);
            if (isThere) {
                heaviest = Math.max(
                        heaviest,
                        set.stream()
                                .mapToLong(box -> lambda[box >> 1] + once[box >> 1])
                                .sum());
            }
        }
        return heaviest;
    }

    private static String pairs(long[] multipliers) {
        return IntStream.range(0, multipliers.length)
                .filter(unit -> multipliers[unit] != 0)
                .mapToObj(unit -> " " + unit + " " + multipliers[unit])
                .collect(Collectors.joining());
    }
}
