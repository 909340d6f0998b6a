package dev.prank.solver.certificate;

import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.solver.certificate.GroupingProgram.Location;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Checks lines that prove a lower bound on the kept groups of some units, where units may be cancelled. Units are numbered from
 * 0 in the order in which the section names them, oriented units as in {@link OrientedUnits}.
 *
 * <ul>
 *   <li>{@code kept / u u …}: units; each kept group is left to one of these sets that has all its units that must join. So no
 *       two are left to one set: they could be one group, or the bound is weaker for it.
 *   <li>{@code location e m / b b …}: oriented units; each cancelled group is left to the first of these sets that has all of
 *       it, as it is or mirrored. With e ≥ 0, only groups with a member count that set number e lacks, mirrored if m = 1:
 *       others are left to that one. All groups that are left to one set cancel together, so they are one set of members with
 *       excesses of at most 0.
 *   <li>{@code bound q / u λ u λ … / u d u d … / l w r p r p … / …}: ends the block, see below.
 *   <li>{@code member u}: two blocks follow, in the first of which u is in no cancelled group, in the second in one.
 *   <li>{@code chosen k}: two blocks, in the first of which a group is left to the kept set k, in the second none.
 *   <li>{@code placed l b}: two blocks, in the first of which oriented unit b, one of location l, is in what is left to
 *       location l, and so in no other nor mirrored, in the second it is not.
 *   <li>{@code exhaust}: ends the block; all groupings are tried, of at most {@value #MOST_EXHAUSTED_UNITS} units.
 * </ul>
 *
 * <p><b>The bound.</b> With λ ≥ 0 for units that must join and d for any unit, positive only for those decided to be in a
 * cancelled group, the number of kept groups times q is at least Σ λ + Σ d + Σ min(0, q − λ(K)) − Σ w: the first sum over sets
 * is over those K that may be used, without the minimum when they are decided to be, the second over locations, where w is at
 * least the greatest weight λ + d of what may be left to the location. The certificate gives w, 0 if it does not, and p/2^14 as
 * multipliers of rows that help to see it ({@link HeaviestGroup}).
 */
final class GroupingCertificate {

    private static final int MOST_EXHAUSTED_UNITS = 9;
    private static final long LARGEST_MULTIPLIER = 1L << 32;
    private static final int DEEPEST = 1_000;

    private enum Choice {
        FREE,
        OUT,
        IN
    }

    private final OrientedUnits units;
    private final boolean[] mayBeCancelled;
    private final CertificateTokens in;
    private final GroupingSteps steps;
    private List<int[]> kept = new ArrayList<>();
    private List<Location> locations = new ArrayList<>();
    private Choice[] isKept = {};
    private final Choice[] isCancelled;
    /** By location, members that may not be there. */
    private final List<BitSet> forbidden = new ArrayList<>();

    /** How many decisions above say where a member is: groups are then left to where they say, not to the first location. */
    private int placements;

    private int depth;

    /**
     * @param its the units of the section
     * @param mayBeCancelled by place among them
     * @param steps who hears of each step
     */
    GroupingCertificate(
            ProximateRankProblem problem,
            int[] its,
            boolean[] mayBeCancelled,
            CertificateTokens in,
            GroupingSteps steps) {
        units = new OrientedUnits(restricted(problem, its));
        this.mayBeCancelled = mayBeCancelled;
        this.in = in;
        this.steps = steps;
        isCancelled = new Choice[its.length];
        Arrays.fill(isCancelled, Choice.FREE);
    }

    private static ProximateRankProblem restricted(ProximateRankProblem problem, int[] its) {
        TanhNetwork network =
                problem.network().restrictedTo(Arrays.stream(its).boxed().toList());
        return new ProximateRankProblem(network, problem.radius());
    }

    /** Reads all lines of the section. */
    void check(long v) throws IOException, CertificateRejection {
        String word = readSets();
        isKept = new Choice[kept.size()];
        Arrays.fill(isKept, Choice.FREE);
        steps.start(new GroupingProgram(units, kept, locations), v);
        block(word, v);
        steps.proved();
    }

    /** Reads only the lines about sets, which the others are about. */
    GroupingProgram program() throws IOException, CertificateRejection {
        readSets();
        return new GroupingProgram(units, kept, locations);
    }

    /** Returns the first word of the line behind them. */
    private String readSets() throws IOException, CertificateRejection {
        String word = in.next();
        for (; word.equals("kept"); word = in.next()) {
            in.requireSlash();
            kept.add(in.indices(units.unitCount(), "unit"));
            in.requireEndOfLine();
        }
        for (; word.equals("location"); word = in.next()) {
            location();
            in.requireEndOfLine();
        }
        if (word.equals("exhaust")) {
            if (units.unitCount() > MOST_EXHAUSTED_UNITS) {
                throw in.rejection("'exhaust' is for a section of at most " + MOST_EXHAUSTED_UNITS + " units");
            }
            kept = keptAtLeast();
            locations = locationsAtLeast();
        } else {
            requireAllKept();
            requireAllLocations();
        }
        while (forbidden.size() < locations.size()) {
            forbidden.add(new BitSet());
        }
        return word;
    }

    private void location() throws CertificateRejection {
        long earlier = in.number();
        if (earlier < -1 || earlier >= locations.size()) {
            throw in.rejection("there is no earlier location " + earlier);
        }
        int mirrored = in.index(2, "orientation");
        in.requireSlash();
        int[] members = in.indices(2 * units.unitCount(), "oriented unit");
        BitSet lacking = new BitSet();
        lacking.set(0, 2 * units.unitCount());
        if (earlier >= 0) {
            for (int member : locations.get((int) earlier).members()) {
                lacking.clear(member ^ mirrored);
            }
        }
        boolean[] isNew = new boolean[members.length];
        IntStream.range(0, members.length).forEach(j -> isNew[j] = lacking.get(members[j]));
        locations.add(new Location(units, members, isNew));
    }

    /** The largest groups of units that must join. */
    private List<int[]> keptAtLeast() {
        TreeSet<int[]> groups = new TreeSet<>(Arrays::compare);
        for (int[] clique : MaximalCliques.of(units.boxes(), box -> true, box -> units.mustJoin(box >> 1))) {
            groups.add(Arrays.stream(clique).map(box -> box >> 1).distinct().toArray());
        }
        return new ArrayList<>(groups);
    }

    /** Every one of them is in one of the sets. */
    private void requireAllKept() throws CertificateRejection {
        List<BitSet> sets = kept.stream().map(GroupingCertificate::bits).toList();
        List<List<BitSet>> ofUnit = byMember(sets, units.unitCount());
        for (int[] group : keptAtLeast()) {
            requireContained(bits(group), ofUnit.get(group[0]), "kept");
        }
    }

    /** The largest groups that may cancel. Members that the others cannot balance are left out. */
    private List<int[]> groupsAtLeast() {
        List<int[]> groups = new ArrayList<>();
        for (int[] clique :
                MaximalCliques.of(units.boxes(), box -> units.mustJoin(box >> 1), box -> mayBeCancelled[box >> 1])) {
            int[] group = clique;
            int before;
            do {
                int[] now = group;
                before = now.length;
                group = Arrays.stream(now)
                        .filter(box -> !units.mustJoin(box >> 1) || units.canBalance(box, now))
                        .toArray();
            } while (group.length < before);
            if (Arrays.stream(group).anyMatch(box -> units.mustJoin(box >> 1))) {
                groups.add(group);
            }
        }
        return groups;
    }

    /** Those that no other one has, as they are or mirrored. */
    private List<Location> locationsAtLeast() {
        List<int[]> largest = new ArrayList<>();
        for (int[] group : groupsAtLeast()) {
            int[] mirrored = Arrays.stream(group).map(box -> box ^ 1).toArray();
            if (largest.stream().noneMatch(other -> hasAll(other, group) || hasAll(other, mirrored))) {
                largest.removeIf(other -> hasAll(group, other) || hasAll(mirrored, other));
                largest.add(group);
            }
        }
        return largest.stream()
                .map(group -> new Location(units, group, allTrue(group.length)))
                .toList();
    }

    private static boolean hasAll(int[] group, int[] wanted) {
        BitSet missing = bits(wanted);
        missing.andNot(bits(group));
        return missing.isEmpty();
    }

    private static boolean[] allTrue(int count) {
        boolean[] all = new boolean[count];
        Arrays.fill(all, true);
        return all;
    }

    /** Every one of them is in one of the locations, as it is or mirrored. */
    private void requireAllLocations() throws CertificateRejection {
        List<BitSet> sets = new ArrayList<>();
        for (Location location : locations) {
            sets.add(bits(location.members()));
            sets.add(bits(Arrays.stream(location.members()).map(box -> box ^ 1).toArray()));
        }
        List<List<BitSet>> ofBox = byMember(sets, 2 * units.unitCount());
        for (int[] group : groupsAtLeast()) {
            requireContained(bits(group), ofBox.get(group[0]), "location");
        }
    }

    private static BitSet bits(int[] members) {
        BitSet bits = new BitSet();
        Arrays.stream(members).forEach(bits::set);
        return bits;
    }

    private static List<List<BitSet>> byMember(List<BitSet> sets, int count) {
        List<List<BitSet>> byMember = new ArrayList<>();
        IntStream.range(0, count).forEach(j -> byMember.add(new ArrayList<>()));
        sets.forEach(set -> set.stream().forEach(member -> byMember.get(member).add(set)));
        return byMember;
    }

    private void requireContained(BitSet wanted, List<BitSet> sets, String what) throws CertificateRejection {
        for (BitSet set : sets) {
            BitSet missing = (BitSet) wanted.clone();
            missing.andNot(set);
            if (missing.isEmpty()) {
                return;
            }
        }
        throw in.rejection("no '" + what + "' line has all of " + wanted);
    }

    /**
     * Reads lines up to one that ends the block.
     *
     * @param word the first one, which has been read
     */
    private void block(String word, long v) throws IOException, CertificateRejection {
        if (++depth > DEEPEST) {
            throw in.rejection("more than " + DEEPEST + " blocks within blocks");
        }
        switch (word) {
            case "bound" -> bound(v);
            case "member" -> member(v);
            case "chosen" -> chosen(v);
            case "placed" -> placed(v);
            case "exhaust" -> exhaust(v);
            default -> throw in.rejection("unknown word '" + word + "'");
        }
        depth--;
    }

    private void member(long v) throws IOException, CertificateRejection {
        int unit = in.index(units.unitCount(), "unit");
        in.requireEndOfLine();
        Choice before = isCancelled[unit];
        requireFree(before);
        steps.member(unit);
        isCancelled[unit] = Choice.OUT;
        block(in.next(), v);
        steps.otherBlock();
        isCancelled[unit] = Choice.IN;
        block(in.next(), v);
        steps.blocksEnded();
        isCancelled[unit] = before;
    }

    private void chosen(long v) throws IOException, CertificateRejection {
        int k = in.index(kept.size(), "kept set");
        in.requireEndOfLine();
        Choice before = isKept[k];
        requireFree(before);
        steps.chosen(k);
        isKept[k] = Choice.IN;
        block(in.next(), v);
        steps.otherBlock();
        isKept[k] = Choice.OUT;
        block(in.next(), v);
        steps.blocksEnded();
        isKept[k] = before;
    }

    private void requireFree(Choice choice) throws CertificateRejection {
        if (choice != Choice.FREE) {
            throw in.rejection("this has been decided before");
        }
    }

    private void placed(long v) throws IOException, CertificateRejection {
        int there = in.index(locations.size(), "location");
        int box = in.index(2 * units.unitCount(), "oriented unit");
        in.requireEndOfLine();
        int place = placeOf(box, locations.get(there));
        if (place < 0) {
            throw in.rejection("oriented unit " + box + " is not at location " + there);
        }
        steps.placed(there, place);
        List<BitSet> before =
                forbidden.stream().map(set -> (BitSet) set.clone()).toList();
        placements++;
        for (int l = 0; l < locations.size(); l++) {
            forbidden.get(l).set(box ^ 1);
            if (l != there) {
                forbidden.get(l).set(box);
            }
        }
        block(in.next(), v);
        for (int l = 0; l < locations.size(); l++) {
            forbidden.set(l, (BitSet) before.get(l).clone());
        }
        forbidden.get(there).set(box);
        steps.otherBlock();
        block(in.next(), v);
        steps.blocksEnded();
        placements--;
        for (int l = 0; l < locations.size(); l++) {
            forbidden.set(l, before.get(l));
        }
    }

    private static int placeOf(int box, Location location) {
        int[] members = location.members();
        return IntStream.range(0, members.length)
                .filter(j -> members[j] == box)
                .findFirst()
                .orElse(-1);
    }

    private void bound(long v) throws CertificateRejection {
        long q = in.number();
        if (q <= 0) {
            throw in.rejection("expected a positive number, not " + q);
        }
        in.requireSlash();
        long[] lambda = multipliers();
        in.requireSlash();
        long[] once = multipliers();
        long total = 0;
        long[] weight = new long[lambda.length];
        for (int unit = 0; unit < lambda.length; unit++) {
            if (lambda[unit] < 0 || lambda[unit] > 0 && !units.mustJoin(unit)) {
                throw in.rejection("unit " + unit + " has the multiplier " + lambda[unit] + " for joining a group");
            }
            if (once[unit] > 0 && isCancelled[unit] != Choice.IN) {
                throw in.rejection("unit " + unit + " need not be cancelled, but has the multiplier " + once[unit]);
            }
            weight[unit] = lambda[unit] + once[unit];
            total = Math.addExact(total, weight[unit]);
        }
        for (int k = 0; k < isKept.length; k++) {
            long left = q;
            for (int unit : kept.get(k)) {
                left = Math.subtractExact(left, lambda[unit]);
            }
            if (isKept[k] == Choice.IN || isKept[k] == Choice.FREE && left < 0) {
                total = Math.addExact(total, left);
            }
        }
        steps.multiplied(q, lambda, once);
        total = Math.subtractExact(total, mostAtLocations(weight));
        in.requireEndOfLine();
        if (total <= Math.multiplyExact(q, Math.subtractExact(v, 1))) {
            throw in.rejection("the multipliers prove " + -Math.floorDiv(-total, q) + ", not " + v);
        }
        steps.bounded();
    }

    private long[] multipliers() throws CertificateRejection {
        long[] pairs = in.numbers();
        long[] multipliers = new long[units.unitCount()];
        if (pairs.length % 2 != 0) {
            throw in.rejection("expected pairs of a unit and its multiplier");
        }
        for (int place = 0; place < pairs.length; place += 2) {
            if (pairs[place] < 0 || pairs[place] >= multipliers.length) {
                throw in.rejection("there is no unit " + pairs[place]);
            }
            if (Math.abs(pairs[place + 1]) > LARGEST_MULTIPLIER || pairs[place + 1] == Long.MIN_VALUE) {
                throw in.rejection("expected a multiplier of at most 2^32, not " + pairs[place + 1]);
            }
            multipliers[(int) pairs[place]] = pairs[place + 1];
        }
        return multipliers;
    }

    /** The sum of what the certificate says of locations, when it is right. */
    private long mostAtLocations(long[] weight) throws CertificateRejection {
        long[] most = new long[locations.size()];
        long[][] multiplier = new long[locations.size()][units.rowCount()];
        while (in.passesSlash()) {
            int l = in.index(most.length, "location");
            most[l] = in.number();
            if (most[l] < 0) {
                throw in.rejection("location " + l + " has the negative weight " + most[l]);
            }
            long[] pairs = in.numbers();
            for (int place = 0; place < pairs.length; place += 2) {
                if (place + 1 == pairs.length
                        || pairs[place] < 0
                        || pairs[place] >= units.rowCount()
                        || pairs[place + 1] < 0) {
                    throw in.rejection("expected pairs of a row and its multiplier, at least 0");
                }
                multiplier[l][(int) pairs[place]] = pairs[place + 1];
            }
        }
        long sum = 0;
        for (int l = 0; l < most.length; l++) {
            Location location = locations.get(l);
            BitSet lost = forbidden.get(l);
            boolean[] isAllowed = new boolean[location.members().length];
            for (int j = 0; j < isAllowed.length; j++) {
                int box = location.members()[j];
                isAllowed[j] = isCancelled[box >> 1] != Choice.OUT && !lost.get(box);
            }
            HeaviestGroup.Question question =
                    new HeaviestGroup.Question(most[l], weight, isAllowed, placements == 0, multiplier[l]);
            if (location.heaviest().isWeighty(question)) {
                steps.weighed(l, question);
                if (!location.heaviest().isAtMost(question, steps)) {
                    throw in.rejection("a group at location " + l + " may be heavier than " + most[l]);
                }
                steps.light();
            }
            sum = Math.addExact(sum, most[l]);
        }
        return sum;
    }

    private void exhaust(long v) throws CertificateRejection {
        in.requireEndOfLine();
        if (depth > 1) {
            throw in.rejection("'exhaust' is the only line of a section");
        }
        int least = leastKept(0, new ArrayList<>());
        if (least < v) {
            throw in.rejection("there is a grouping with " + least + " kept groups");
        }
        steps.exhausted();
    }

    /** By trying all groupings that extend this one of the units before. */
    private int leastKept(int unit, List<List<Integer>> groups) {
        if (unit == units.unitCount()) {
            return (int) groups.stream()
                    .filter(group -> !units.cancel(
                            group.stream().mapToInt(Integer::intValue).toArray()))
                    .count();
        }
        int least = units.mustJoin(unit) ? Integer.MAX_VALUE : leastKept(unit + 1, groups);
        for (List<Integer> group : List.copyOf(groups)) {
            for (int box = 2 * unit; box <= 2 * unit + 1; box++) {
                int joining = box;
                if (group.stream().allMatch(each -> units.boxes().fit(each, joining))) {
                    group.add(box);
                    least = Math.min(least, leastKept(unit + 1, groups));
                    group.remove(group.size() - 1);
                }
            }
        }
        groups.add(new ArrayList<>(List.of(2 * unit)));
        least = Math.min(least, leastKept(unit + 1, groups));
        groups.remove(groups.size() - 1);
        return least;
    }
}
