package dev.prank.solver.certificate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The sets that groups of a section are left to, and the integer program about them: whatever grouping there is, the program
 * has a solution with no more kept groups, as {@link GroupingCertificate} makes sure of.
 *
 * <p>Variables, all 0 or 1: one for each kept set, then for each location one for each of its members, whether it is in what is
 * left to the location. Constraints, in this order:
 * <ul>
 *   <li>each unit that must join is in a kept set that is used, or somewhere left to a location;
 *   <li>each unit is left to one location at most, in one orientation;
 *   <li>what is left to a location cancels: in each row excesses add up to at most 0;
 *   <li>where only groups with a new member are left to a location, a member that is not new has one beside it.
 * </ul>
 */
final class GroupingProgram {

    /**
     * Where cancelled groups are left to.
     *
     * @param members oriented units
     * @param isNew by member, whether a group needs such a member to count
     */
    record Location(int[] members, boolean[] isNew, HeaviestGroup heaviest) {

        Location(OrientedUnits units, int[] members, boolean[] isNew) {
            this(members, isNew, new HeaviestGroup(units, members, isNew));
        }
    }

    private final OrientedUnits units;
    private final List<int[]> kept;
    private final List<Location> locations;
    private final int[] firstVariable;
    private final List<int[]> variablesOfUnit = new ArrayList<>();
    private final int[] joinOfUnit;
    private final int[] onceOfUnit;
    private final int[] firstCancelling;
    private final int[][] newness;
    private final int constraintCount;

    GroupingProgram(OrientedUnits units, List<int[]> kept, List<Location> locations) {
        this.units = units;
        this.kept = List.copyOf(kept);
        this.locations = List.copyOf(locations);
        firstVariable = new int[locations.size() + 1];
        firstVariable[0] = kept.size();
        List<List<Integer>> ofUnit = new ArrayList<>();
        IntStream.range(0, units.unitCount()).forEach(unit -> ofUnit.add(new ArrayList<>()));
        for (int l = 0; l < locations.size(); l++) {
            int[] members = locations.get(l).members();
            for (int j = 0; j < members.length; j++) {
                ofUnit.get(members[j] >> 1).add(firstVariable[l] + j);
            }
            firstVariable[l + 1] = firstVariable[l] + members.length;
        }
        ofUnit.forEach(its ->
                variablesOfUnit.add(its.stream().mapToInt(Integer::intValue).toArray()));
        int count = 0;
        joinOfUnit = new int[units.unitCount()];
        onceOfUnit = new int[units.unitCount()];
        for (int unit = 0; unit < joinOfUnit.length; unit++) {
            joinOfUnit[unit] = count;
            count += units.mustJoin(unit) ? 1 : 0;
        }
        for (int unit = 0; unit < onceOfUnit.length; unit++) {
            onceOfUnit[unit] = count++;
        }
        firstCancelling = new int[locations.size()];
        newness = new int[locations.size()][];
        for (int l = 0; l < newness.length; l++) {
            firstCancelling[l] = count;
            count += units.rowCount();
        }
        for (int l = 0; l < newness.length; l++) {
            boolean[] isNew = locations.get(l).isNew();
            newness[l] = new int[isNew.length];
            for (int j = 0; j < isNew.length; j++) {
                newness[l][j] = count;
                count += isNew[j] ? 0 : 1;
            }
        }
        constraintCount = count;
    }

    OrientedUnits units() {
        return units;
    }

    List<int[]> kept() {
        return kept;
    }

    List<Location> locations() {
        return locations;
    }

    int variableCount() {
        return firstVariable[locations.size()];
    }

    /** That a place in the list of the location's members is in what is left to it. */
    int variable(int location, int place) {
        return firstVariable[location] + place;
    }

    /** Of all places where the unit may be left, in either orientation. */
    int[] variablesOf(int unit) {
        return variablesOfUnit.get(unit);
    }

    /** Of the unit that a variable leaves somewhere. */
    int unitOf(int variable) {
        int location = locationOf(variable);
        return locations.get(location).members()[variable - firstVariable[location]] >> 1;
    }

    private int locationOf(int variable) {
        int at = Arrays.binarySearch(firstVariable, variable);
        // Of locations without members the last one that begins there is followed by the one with the variable.
        int location = at >= 0 ? at : -at - 2;
        while (firstVariable[location + 1] == variable) {
            location++;
        }
        return location;
    }

    /** The constraint that says that the unit, which must join, is in a group. */
    int join(int unit) {
        return joinOfUnit[unit];
    }

    /** The constraint that says that the unit is left to one location at most. */
    int once(int unit) {
        return onceOfUnit[unit];
    }

    /** The constraint that says that what is left to the location cancels in this row. */
    int cancelling(int location, int row) {
        return firstCancelling[location] + row;
    }

    /** The constraint that says that this member, which is not new, has a new one beside it. */
    int newness(int location, int place) {
        return newness[location][place];
    }

    int constraintCount() {
        return constraintCount;
    }

    /** All constraints, in order. */
    List<Inequality> constraints() {
        List<Inequality> all = new ArrayList<>();
        for (int unit = 0; unit < units.unitCount(); unit++) {
            if (units.mustJoin(unit)) {
                int its = unit;
                IntStream sets = IntStream.range(0, kept.size())
                        .filter(k -> Arrays.stream(kept.get(k)).anyMatch(each -> each == its));
                all.add(Inequality.atLeast(
                        1,
                        IntStream.concat(sets, Arrays.stream(variablesOf(unit))).toArray()));
            }
        }
        for (int unit = 0; unit < units.unitCount(); unit++) {
            all.add(Inequality.atMost(1, variablesOf(unit)));
        }
        for (int l = 0; l < locations.size(); l++) {
            int[] members = locations.get(l).members();
            for (int row = 0; row < units.rowCount(); row++) {
                int its = row;
                all.add(new Inequality(
                        variables(l, IntStream.range(0, members.length)),
                        Arrays.stream(members)
                                .mapToObj(member -> units.excess(its, member).negate())
                                .toArray(BigInteger[]::new),
                        BigInteger.ZERO));
            }
        }
        for (int l = 0; l < locations.size(); l++) {
            boolean[] isNew = locations.get(l).isNew();
            for (int j = 0; j < isNew.length; j++) {
                if (!isNew[j]) {
                    int[] its = variables(l, IntStream.concat(newPlaces(l), IntStream.of(j)));
                    BigInteger[] coefficients = new BigInteger[its.length];
                    Arrays.fill(coefficients, BigInteger.ONE);
                    coefficients[its.length - 1] = BigInteger.ONE.negate();
                    all.add(new Inequality(its, coefficients, BigInteger.ZERO));
                }
            }
        }
        return all;
    }

    private IntStream newPlaces(int location) {
        boolean[] isNew = locations.get(location).isNew();
        return IntStream.range(0, isNew.length).filter(j -> isNew[j]);
    }

    private int[] variables(int location, IntStream places) {
        return places.map(place -> variable(location, place)).toArray();
    }

    /**
     * For readers: what a variable means.
     *
     * @param names of the units of the section
     */
    String meaning(int variable, int[] names) {
        StringBuilder text = new StringBuilder();
        if (variable < kept.size()) {
            text.append("keeps a group of");
            Arrays.stream(kept.get(variable)).forEach(unit -> text.append(' ').append(names[unit]));
        } else {
            int location = locationOf(variable);
            int member = locations.get(location).members()[variable - firstVariable[location]];
            text.append("cancels ").append((member & 1) == 0 ? '+' : '-').append(names[member >> 1]);
            text.append(" in group ").append(location);
        }
        return text.toString();
    }
}
