package dev.prank.solver.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.Verdict;
import dev.prank.instances.network.ProximateRankProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Certificates of networks, line by line, for tests. */
final class NetworkLines {

    static final String HASH = "00";

    private NetworkLines() {}

    /** The head of a certificate, the lines, and its end. */
    static List<String> certificate(ProximateRankProblem problem, int bound, List<String> lines) {
        List<String> all = new ArrayList<>(List.of(
                "prank network certificate 1", "instance " + HASH, "radius " + problem.radius(), "bound " + bound));
        all.addAll(lines);
        all.add("end");
        return all;
    }

    static Verdict verdict(ProximateRankProblem problem, int bound, List<String> all) {
        String text = String.join("\n", all) + (all.isEmpty() ? "" : "\n");
        try {
            return NetworkCertificate.check(problem, HASH, bound, new BufferedReader(new StringReader(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void requireAccepted(ProximateRankProblem problem, int bound, String... lines) {
        assertThat(verdict(problem, bound, certificate(problem, bound, List.of(lines))))
                .isEqualTo(Verdict.accepted());
    }

    /** @param reason a part of it */
    static void requireRejected(String reason, ProximateRankProblem problem, int bound, String... lines) {
        Verdict verdict = verdict(problem, bound, certificate(problem, bound, List.of(lines)));
        assertThat(verdict.isAccepted()).as(String.join("\n", lines)).isFalse();
        assertThat(verdict.toString()).contains(reason);
    }
}
