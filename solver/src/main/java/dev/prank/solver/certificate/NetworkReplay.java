package dev.prank.solver.certificate;

import dev.prank.instances.Verdict;
import dev.prank.instances.network.ProximateRankProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The steps of a network's certificate: those of its groupings one after the other, then its set covers side by side, as parts
 * of one.
 */
final class NetworkReplay {

    private final ProximateRankProblem network;
    private final boolean[] mayBeCancelled;
    private int[] alone = {};
    /** Of the set cover: units are rows, the largest sets of units of a section that fit one group are columns. */
    private final List<int[]> columns = new ArrayList<>();

    private final List<Integer> rows = new ArrayList<>();
    private final StringBuilder parts = new StringBuilder();
    private int coverCount;
    private long coverBound;
    private final List<CertificateSteps.Grouping> groupings = new ArrayList<>();
    /** Of each grouping. */
    private final List<String> groupingLines = new ArrayList<>();

    private NetworkReplay(ProximateRankProblem network) {
        this.network = network;
        OrientedUnits units = new OrientedUnits(network);
        int[][] near = new int[units.unitCount()][];
        Arrays.setAll(near, unit -> units.boxes().near(2 * unit));
        mayBeCancelled = units.mayBeCancelled(near);
    }

    /**
     * Tells a listener the steps of a certificate. Returns why that is not possible, if so.
     *
     * @param claimed the bound that the certificate proves
     * @throws IllegalArgumentException when the certificate is rejected
     */
    static Optional<String> tell(
            ProximateRankProblem network,
            String sha256,
            int claimed,
            BufferedReader certificate,
            CertificateSteps steps)
            throws IOException {
        List<String> lines = certificate.lines().toList();
        require(NetworkCertificate.check(network, sha256, claimed, reader(String.join("\n", lines))));
        if (lines.stream().anyMatch(line -> words(line)[0].equals("lossless"))) {
            return Optional.of("at radius 0 it says no more than that this is the rank of the network");
        }
        NetworkReplay replay = new NetworkReplay(network);
        replay.read(lines);
        replay.tell(steps);
        return Optional.empty();
    }

    /** Slashes are words, with or without blanks around them. */
    private static String[] words(String line) {
        return line.strip().replace("/", " / ").split(" +");
    }

    private void read(List<String> lines) throws IOException {
        for (int at = 0; at < lines.size(); ) {
            String[] words = words(lines.get(at));
            int next = at + 1;
            while (next < lines.size() && !startsSection(lines.get(next))) {
                next++;
            }
            String its = String.join("\n", lines.subList(at + 1, next)) + "\n";
            switch (words[0]) {
                case "alone" -> alone = numbers(words, 1);
                case "cover" -> addCover(Long.parseLong(words[1]), numbers(words, 3), its);
                case "groups" -> addGrouping(Long.parseLong(words[1]), numbers(words, 3), its);
                default -> {
                    // The head and the end say nothing more.
                }
            }
            at = next;
        }
    }

    private static boolean startsSection(String line) {
        return List.of("alone", "cover", "groups", "end").contains(words(line)[0]);
    }

    private void addCover(long v, int[] units, String its) {
        List<int[]> sets = NetworkCertificate.setsThatFit(network, units);
        parts.append("part ").append(v).append(" / ");
        parts.append(range(rows.size(), units.length)).append(" / ");
        parts.append(range(columns.size(), sets.size())).append('\n').append(its);
        int first = rows.size();
        sets.forEach(
                set -> columns.add(Arrays.stream(set).map(row -> first + row).toArray()));
        Arrays.stream(units).forEach(rows::add);
        coverBound += v;
        coverCount++;
    }

    private void addGrouping(long v, int[] units, String its) throws IOException {
        CertificateTokens in = new CertificateTokens(reader(its));
        List<GroupingProgram> program = new ArrayList<>();
        require(in.verdict(
                () -> program.add(certificate(units, in, GroupingSteps.IGNORED).program())));
        groupings.add(new CertificateSteps.Grouping(program.get(0), units, v));
        groupingLines.add(its);
    }

    private GroupingCertificate certificate(int[] units, CertificateTokens in, GroupingSteps steps) {
        boolean[] may = new boolean[units.length];
        IntStream.range(0, units.length).forEach(place -> may[place] = mayBeCancelled[units[place]]);
        return new GroupingCertificate(network, units, may, in, steps);
    }

    private void tell(CertificateSteps steps) throws IOException {
        int[] names = rows.stream().mapToInt(Integer::intValue).toArray();
        CoverState state = new CoverState(names.length, columns);
        steps.start(state, coverBound, new CertificateSteps.Names(alone, names, groupings));
        for (int number = 0; number < groupings.size(); number++) {
            CertificateSteps.Grouping grouping = groupings.get(number);
            CertificateTokens in = new CertificateTokens(reader(groupingLines.get(number)));
            GroupingSteps its = steps.grouping(number);
            require(in.verdict(() -> certificate(grouping.units(), in, its).check(grouping.bound())));
        }
        CertificateTokens in = new CertificateTokens(reader("parts " + coverCount + "\n" + parts + "together\n"));
        require(in.verdict(() -> CoverCertificate.block(state, coverBound, in, steps)));
    }

    private static void require(Verdict verdict) {
        verdict.match(() -> "", reason -> {
            throw new IllegalArgumentException(reason);
        });
    }

    private static BufferedReader reader(String text) {
        return new BufferedReader(new StringReader(text));
    }

    private static int[] numbers(String[] words, int first) {
        return Arrays.stream(words, Math.min(first, words.length), words.length)
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static String range(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }
}
