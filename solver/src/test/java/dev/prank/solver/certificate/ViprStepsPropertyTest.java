package dev.prank.solver.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.Verdict;
import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.generate.RandomPoints;
import dev.prank.instances.number.Rational;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whatever lines prove a bound, in whatever order, branches and parts around them: it is derived in VIPR, too. */
class ViprStepsPropertyTest {

    @Property(tries = 60)
    void whateverProvesABoundIsDerived(@ForAll long seed) throws IOException {
        assertDerived(seed);
    }

    @Test
    void mostOfTheTimeThereIsAProofAndAllWordsOccur() throws IOException {
        Set<String> words = new TreeSet<>();
        int proofs = 0;
        for (long seed = 0; seed < 50; seed++) {
            List<String> lines = assertDerived(seed);
            proofs += lines.isEmpty() ? 0 : 1;
            lines.forEach(line -> words.add(line.split(" ")[0]));
        }

        assertThat(proofs).isGreaterThan(20);
        assertThat(words)
                .contains(
                        "bound",
                        "branch",
                        "cut",
                        "dominated",
                        "exchange",
                        "fix",
                        "fold",
                        "force",
                        "impossible",
                        "parts",
                        "propagate",
                        "together");
    }

    /** Returns the lines; none where random ones prove nothing. */
    private static List<String> assertDerived(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = random.nextInt(3, 10);
        List<int[]> columns = new ArrayList<>();
        for (int count = random.nextInt(rows, 2 * rows); count > 0; count--) {
            columns.add(random.ints(random.nextInt(1, 4), 0, rows)
                    .sorted()
                    .distinct()
                    .toArray());
        }
        IntStream.range(0, rows).forEach(row -> columns.add(new int[] {row, (row + 1) % rows}));
        columns.get(columns.size() - 1)[0] = 0;
        columns.get(columns.size() - 1)[1] = rows - 1;
        int v = Math.max(1, optimum(rows, columns) - random.nextInt(2));
        List<String> lines = new Guess(random, rows, columns, v).lines();
        if (!lines.isEmpty()) {
            StringWriter file = new StringWriter();
            ViprSteps steps = new ViprSteps(file, v, List.of("a test"));
            Verdict verdict;
            try {
                CoverState state = new CoverState(rows, columns);
                verdict =
                        CoverCertificate.checkBlock(state, v, CertificateSteps.Names.none(state), reader(lines), steps);
            } catch (UnsupportedStep countsOnce) {
                return List.of();
            }
            steps.conclude();
            String what = "seed " + seed + "\n" + String.join("\n", lines);

            assertThat(verdict).as(what).isEqualTo(Verdict.accepted());
            assertThat(ViprInterpreter.accepts(file.toString())).as(what).isTrue();
            assertThat(ViprInterpreter.accepts(file.toString().replace("RTP range " + v, "RTP range " + (v + 1))))
                    .as(what)
                    .isFalse();
        }
        return lines;
    }

    /** The program has a variable for each maximal set of points that pairwise share a square. */
    @Property(tries = 100)
    void theProgramIsThatOfThePoints(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        PointCoverProblem problem =
                RandomPoints.lattice(random.nextInt(4, 13), Rational.ONE, random.nextInt(3, 9), random.nextLong());
        List<Point> points = problem.points().points();
        int[] all = IntStream.range(0, points.size()).toArray();
        StringWriter file = new StringWriter();
        CoverState state = new CoverState(points.size(), new CoverSquares(problem, all).after(0));
        new ViprSteps(file, 1, List.of()).start(state, 1, CertificateSteps.Names.none(state));
        List<Set<Integer>> rows = ViprInterpreter.rows(file.toString());
        Map<Integer, BitSet> columns = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            for (int variable : rows.get(row)) {
                columns.computeIfAbsent(variable, none -> new BitSet()).set(row);
            }
        }

        assertThat(rows).hasSameSizeAs(points);
        assertThat(new HashSet<>(columns.values()))
                .as("seed " + seed)
                .hasSameSizeAs(columns.values())
                .isEqualTo(maximalSets(points, Rational.TWO));
    }

    /** By adding one point after the other. */
    private static Set<BitSet> maximalSets(List<Point> points, Rational reach) {
        Set<BitSet> all = new HashSet<>();
        for (int p = 0; p < points.size(); p++) {
            int point = p;
            Set<BitSet> more = new HashSet<>(all);
            BitSet single = new BitSet();
            single.set(point);
            more.add(single);
            for (BitSet set : all) {
                BitSet near = set.stream()
                        .filter(other -> points.get(point).isWithin(reach, points.get(other)))
                        .collect(BitSet::new, BitSet::set, BitSet::or);
                near.set(point);
                more.add(near);
            }
            all = more;
        }
        Set<BitSet> maximal = new HashSet<>();
        for (BitSet set : all) {
            boolean grows = IntStream.range(0, points.size())
                    .filter(p -> !set.get(p))
                    .anyMatch(p -> set.stream().allMatch(q -> points.get(p).isWithin(reach, points.get(q))));
            if (!grows) {
                maximal.add(set);
            }
        }
        return maximal;
    }

    private static BufferedReader reader(List<String> lines) {
        return new BufferedReader(new StringReader(String.join("\n", lines) + "\n"));
    }

    private static int optimum(int rows, List<int[]> columns) {
        int[] least = new int[1 << rows];
        for (int set = 1; set < least.length; set++) {
            least[set] = rows;
            for (int[] column : columns) {
                int rest = set;
                for (int row : column) {
                    rest &= ~(1 << row);
                }
                least[set] = rest == set ? least[set] : Math.min(least[set], 1 + least[rest]);
            }
        }
        return least[least.length - 1];
    }

    /** Tries random lines and keeps those that the checker takes. */
    private static final class Guess {
        private static final int MOST_TRIES = 200;
        private static final int MOST_BRANCHES = 3;

        private final SplittableRandom random;
        private final int rows;
        private final List<int[]> columns;
        private final int v;
        private final List<String> lines = new ArrayList<>();
        /** Of the innermost block. */
        private CoverState state;

        private long wanted;
        private int branches;

        Guess(SplittableRandom random, int rows, List<int[]> columns, int v) {
            this.random = random;
            this.rows = rows;
            this.columns = columns;
            this.v = v;
            state = new CoverState(rows, columns);
        }

        List<String> lines() throws IOException {
            for (int tries = 0; tries < MOST_TRIES; tries++) {
                check(lines);
                List<String> more = new ArrayList<>(lines);
                more.addAll(guess(random.nextInt(12)));
                String verdict = check(more);
                if (verdict.isEmpty()) {
                    return more;
                }
                if (verdict.contains("line " + (more.size() + 1) + ":") || verdict.contains("end")) {
                    lines.clear();
                    lines.addAll(more);
                    branches += more.get(more.size() - 1).startsWith("branch") ? 1 : 0;
                }
            }
            return List.of();
        }

        /** Returns why the lines prove nothing. */
        private String check(List<String> its) throws IOException {
            Deque<CoverState> states = new ArrayDeque<>();
            Deque<Long> bounds = new ArrayDeque<>();
            CertificateSteps listener = new CertificateSteps() {
                @Override
                public void start(CoverState first, long itsBound, Names names) {
                    states.push(first);
                    bounds.push(itsBound);
                }

                @Override
                public void part(CoverState part, int[] partRows, int[] partColumns, long itsBound) {
                    start(part, itsBound, Names.none(part));
                }

                @Override
                public void partEnded() {
                    states.pop();
                    bounds.pop();
                }
            };
            CoverState first = new CoverState(rows, columns);
            Verdict verdict =
                    CoverCertificate.checkBlock(first, v, CertificateSteps.Names.none(first), reader(its), listener);
            state = states.element();
            wanted = bounds.element();
            return verdict.match(() -> "", reason -> reason);
        }

        private int any(BitSet set) {
            int[] members = set.stream().toArray();
            return members.length == 0 ? 0 : members[random.nextInt(members.length)];
        }

        private List<String> guess(int kind) {
            if (state.liveRows().isEmpty() || state.liveColumns().isEmpty()) {
                return List.of(kind < 4 ? "impossible" : kind < 8 ? "together" : "bound 1 / /");
            }
            int row = any(state.liveRows());
            int column = any(state.liveColumns());
            int other = any(state.liveColumns());
            return switch (kind) {
                case 0 -> List.of("propagate");
                case 1 -> List.of("force " + row);
                case 2 -> List.of(fold(row, other));
                case 3 ->
                    List.of("exchange " + random.nextInt(1, 3) + " / " + row + " " + any(state.liveRows()) + " / "
                            + any(state.liveRows()));
                case 4, 5 -> List.of(cut());
                case 6 -> List.of("fix " + (wanted + random.nextInt(2)) + " / " + multipliers());
                case 7 -> List.of("impossible");
                case 8 ->
                    branches < MOST_BRANCHES
                            ? List.of(
                                    "branch " + column + (random.nextInt(2) == 0 || column == other ? "" : " " + other))
                            : List.of("together");
                case 9 -> random.nextInt(4) > 0 ? List.of("together") : parts();
                case 10 -> List.of("dominated " + column + " " + other);
                default -> List.of("bound " + multipliers());
            };
        }

        private String fold(int row, int substitute) {
            int[] its = state.columnsOf(row);
            if (its.length != 2) {
                return "dominated " + any(state.liveColumns()) + " " + substitute;
            }
            StringBuilder text =
                    new StringBuilder("fold " + row + " " + its[0] + " " + its[1] + " " + substitute + " /");
            for (int a : state.rowsOf(its[0])) {
                for (int b : state.rowsOf(its[1])) {
                    text.append(a == row || b == row ? "" : " " + a + " " + b);
                }
            }
            return text.toString();
        }

        private String cut() {
            BitSet its = new BitSet();
            BitSet served = new BitSet();
            for (int count = random.nextInt(2, 5); count > 0; count--) {
                int row = any(state.liveRows());
                served.set(row);
                IntStream.of(state.columnsOf(row)).forEach(its::set);
            }
            return "cut " + random.nextInt(1, 5) + " / " + listed(served) + " /"
                    + its.stream()
                            .mapToObj(column -> " " + column + " " + random.nextInt(1, 3))
                            .collect(Collectors.joining());
        }

        private static String listed(BitSet set) {
            return set.stream().mapToObj(Integer::toString).collect(Collectors.joining(" "));
        }

        /** Often too many, so that columns count once. */
        private String multipliers() {
            int scale = random.nextInt(1, 4);
            String ofRows = state.liveRows().stream()
                    .mapToObj(row -> " " + row + " " + random.nextInt(scale + 1))
                    .collect(Collectors.joining());
            String ofCuts = IntStream.range(0, state.cuts().size())
                    .mapToObj(cut -> " " + cut + " " + random.nextInt(2))
                    .collect(Collectors.joining());
            return scale + " /" + ofRows + " /" + ofCuts;
        }

        private List<String> parts() {
            return List.of(
                    "parts 1",
                    "part " + (wanted - state.taken()) + " / " + listed(state.liveRows()) + " / "
                            + listed(state.liveColumns()));
        }
    }
}
