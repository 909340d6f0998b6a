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
 * The set cover that the certificate of a network is about, when it says nothing about groupings: its sections side by side.
 *
 * @param problem its rows are units, its columns the largest sets of units of a section that fit one group
 * @param bound what is proved of it, without the units alone
 * @param block the lines that prove it
 */
record NetworkCover(CoverState problem, long bound, CertificateSteps.Names names, String block) {

    /**
     * Empty where a section is about groupings, or the radius is 0.
     *
     * @param lines of a certificate that has been accepted
     */
    static Optional<NetworkCover> of(ProximateRankProblem network, List<String> lines) {
        int[] alone = {};
        List<int[]> columns = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        long bound = 0;
        int sections = 0;
        StringBuilder block = new StringBuilder();
        for (String line : lines) {
            String[] words = line.strip().split(" +");
            switch (words[0]) {
                case "prank", "instance", "radius" -> {}
                case "groups", "lossless" -> {
                    return Optional.empty();
                }
                case "alone" -> alone = numbers(words, 1);
                case "cover" -> {
                    int[] units = numbers(words, 3);
                    List<int[]> sets = NetworkCertificate.setsThatFit(network, units);
                    block.append("part ").append(words[1]).append(" / ");
                    block.append(range(rows.size(), units.length)).append(" / ");
                    block.append(range(columns.size(), sets.size())).append('\n');
                    int first = rows.size();
                    sets.forEach(set -> columns.add(
                            Arrays.stream(set).map(row -> first + row).toArray()));
                    Arrays.stream(units).forEach(rows::add);
                    bound += Long.parseLong(words[1]);
                    sections++;
                }
                case "end" -> block.append("together\n");
                default -> {
                    // The bound of the whole certificate stands before all sections.
                    if (sections > 0) {
                        block.append(line).append('\n');
                    }
                }
            }
        }
        int[] names = rows.stream().mapToInt(Integer::intValue).toArray();
        return Optional.of(new NetworkCover(
                new CoverState(names.length, columns),
                bound,
                new CertificateSteps.Names(alone, names),
                "parts " + sections + "\n" + block));
    }

    /**
     * Tells a listener the steps of a certificate. Returns why that is not possible, if so.
     *
     * @param claimed the bound that the certificate proves
     * @throws IllegalArgumentException when the certificate is rejected
     */
    static Optional<String> replay(
            ProximateRankProblem network,
            String sha256,
            int claimed,
            BufferedReader certificate,
            CertificateSteps steps)
            throws IOException {
        List<String> lines = certificate.lines().toList();
        require(NetworkCertificate.check(network, sha256, claimed, reader(String.join("\n", lines))));
        Optional<NetworkCover> cover = of(network, lines);
        if (cover.isEmpty()) {
            return Optional.of("it proves something about units that may be cancelled, not about a set cover");
        }
        require(cover.get().check(steps));
        return Optional.empty();
    }

    private static void require(Verdict verdict) {
        verdict.match(() -> "", reason -> {
            throw new IllegalArgumentException(reason);
        });
    }

    private static BufferedReader reader(String text) {
        return new BufferedReader(new StringReader(text));
    }

    private Verdict check(CertificateSteps steps) throws IOException {
        return CoverCertificate.checkBlock(problem, bound, names, reader(block), steps);
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
