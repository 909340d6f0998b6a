package dev.prank.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.generate.RandomPoints;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import dev.prank.solver.certificate.PseudoBooleanExport;
import dev.prank.solver.certificate.VeriPbDialect;
import dev.prank.solver.engine.Engines;
import dev.prank.solver.proof.ProofSteps;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pseudo-Boolean proofs. VeriPB itself takes part where it is: named by {@code PRANK_VERIPB}, or as {@code veripb} on the path.
 */
public class PseudoBooleanExportTest {

    @TempDir
    private Path directory;

    /** A certificate in all its forms. */
    private record Exported(
            String certificate, Optional<String> obstacle, String program, String proof, String proofInVersion3) {}

    private static String certificate(PointCoverProblem problem, ProofSteps steps) throws IOException {
        EngineOptions options = new EngineOptions(1, 0, OptionalLong.empty(), steps);
        SolveResult<PointCover> result = new PointCoverSolver(new ProximateRankSolver(Engines.named("auto"), options))
                .solve(problem, SolveControl.unlimited());
        StringWriter certificate = new StringWriter();
        result.proof().orElseThrow().writeTo(certificate, "00", problem.radius());
        return certificate.toString();
    }

    private static Exported exported(PointCoverProblem problem, ProofSteps steps) throws IOException {
        return exported(problem, certificate(problem, steps));
    }

    private static Exported exported(PointCoverProblem problem, String certificate) throws IOException {
        StringWriter program = new StringWriter();
        StringWriter proof = new StringWriter();
        Optional<String> obstacle = write(problem, certificate, VeriPbDialect.V1_2, program, proof);
        StringWriter sameProgram = new StringWriter();
        StringWriter proofInVersion3 = new StringWriter();
        write(problem, certificate, VeriPbDialect.V3_0, sameProgram, proofInVersion3);
        assertThat(sameProgram).hasToString(program.toString());
        return new Exported(certificate, obstacle, program.toString(), proof.toString(), proofInVersion3.toString());
    }

    private static Optional<String> write(
            PointCoverProblem problem, String certificate, VeriPbDialect dialect, Writer program, Writer proof)
            throws IOException {
        return PseudoBooleanExport.write(
                problem,
                "00",
                Integer.parseInt(line(certificate, "bound").split(" ")[1]),
                new BufferedReader(new StringReader(certificate)),
                dialect,
                program,
                proof);
    }

    @Test
    void theProgramAsksForOneSquareLess() throws IOException {
        Exported exported = exported(small(1), ProofSteps.PLAIN);

        List<String> comments = exported.program()
                .lines()
                .skip(1)
                .filter(line -> line.startsWith("*"))
                .toList();
        List<String> program = exported.program()
                .lines()
                .filter(line -> !comments.contains(line))
                .toList();
        assertThat(comments).isNotEmpty().allMatch(line -> line.matches("\\* x\\d+ covers( \\d+)+"));
        assertThat(program.get(0)).startsWith("* #variable= " + comments.size() + " ");
        int rows = numbers(exported.certificate(), "points") + numbers(exported.certificate(), "alone");
        int bound = Integer.parseInt(line(exported.certificate(), "bound").split(" ")[1]);
        assertThat(exported.obstacle()).isEmpty();
        assertThat(program).hasSize(2 + rows);
        assertThat(program.get(0)).endsWith(" #constraint= " + (rows + 1));
        assertThat(program.subList(1, rows + 1)).allMatch(row -> row.matches("(1 x\\d+ )+>= 1 ;"));
        assertThat(program.get(rows + 1)).matches("(-1 x\\d+ )+>= -\\d+ ;").endsWith(" >= " + -(bound - 1) + " ;");
        assertThat(exported.proof()).startsWith("pseudo-Boolean proof version 1.2\nf " + (rows + 1) + "\n");
    }

    private static int numbers(String certificate, String word) {
        return line(certificate, word).split(" ").length - 1;
    }

    /** Lines by the grammar of version 3.0, as far as it is used. */
    @Test
    void version3IsSpelledByItsGrammar() throws IOException {
        String literal = "~?x\\d+";
        String constraint = "(-?\\d+ " + literal + " )+>= -?\\d+";
        String witness = "(x\\d+ -> [01])( x\\d+ -> [01])?";
        String sum = "pol (-?\\d+|" + literal + ")( (-?\\d+|" + literal + "|[+*ds]))*;";
        Pattern line = Pattern.compile(String.join(
                "|",
                "f \\d+;",
                sum,
                "rup (" + constraint + "|>= 1);",
                "ia " + constraint + " : \\d+;",
                "red " + constraint + " : " + witness + ";",
                "red " + constraint + " : " + witness + " : subproof",
                "proofgoal (#1|\\d+)",
                "qed : -1;",
                "qed;",
                "del id( \\d+)+;"));
        for (long seed = 0; seed < 10; seed++) {
            List<String> lines = exported(small(seed), ProofSteps.PLAIN)
                    .proofInVersion3()
                    .lines()
                    .toList();
            int count = lines.size();
            assertThat(lines.get(0)).isEqualTo("pseudo-Boolean proof version 3.0");
            assertThat(lines.subList(1, count - 3))
                    .as("seed " + seed)
                    .allMatch(each -> line.matcher(each).matches());
            assertThat(lines.get(count - 3)).isEqualTo("output NONE;");
            assertThat(lines.get(count - 2)).matches("conclusion UNSAT : \\d+;");
            assertThat(lines.get(count - 1)).isEqualTo("end pseudo-Boolean proof;");
        }
    }

    /** So what a checker says of one is true of the other. */
    @Test
    void bothVersionsSayTheSame() throws IOException {
        for (long seed = 0; seed < 10; seed++) {
            Exported exported = exported(small(seed), ProofSteps.PLAIN);

            assertThat(inVersion1(exported.proofInVersion3()))
                    .as("seed " + seed)
                    .isEqualTo(exported.proof());
        }
    }

    /** A proof of version 3.0 in the words of version 1.2. */
    public static String inVersion1(String proof) {
        return proof.replace("version 3.0", "version 1.2")
                .replaceFirst("output NONE;\nconclusion UNSAT : (\\d+);\nend pseudo-Boolean proof;", "c $1")
                .replace("qed : -1;\nqed;", "c -1\nend\nend")
                .replace(" : subproof", " ; begin")
                .replace(" : ", " ; ")
                .replaceAll("(?m)^(rup .*);$", "$1 ;")
                .replaceAll("(?m)(\\S);$", "$1")
                .replaceAll("(?m)^ia (.*) ; (\\d+)$", "j $2 $1 ;");
    }

    /** The first line with this word. */
    private static String line(String certificate, String word) {
        return certificate
                .lines()
                .filter(line -> line.startsWith(word))
                .findFirst()
                .orElseThrow();
    }

    private static PointCoverProblem row(int... positions) {
        return new PointCoverProblem(
                new PointSet(
                        1,
                        Arrays.stream(positions)
                                .mapToObj(x -> new Point(List.of(Rational.of(x))))
                                .toList()),
                Rational.ONE);
    }

    @Test
    void whatCannotBeExportedSaysWhy() throws IOException {
        // The middle one of three squares goes, as the others have all points.
        String certificate = String.join(
                "\n",
                "prank cover certificate 1",
                "instance 00",
                "radius 1",
                "bound 2",
                "alone",
                "points 0 1 2 3 4",
                "canonical 0 1",
                "refuted 1 / 1 0 1 4 2 3 1 0 2 2 0 2",
                "bound 1 / 0 1 4 1 /",
                "end\n");

        assertThat(exported(row(0, 1, 2, 3, 4), certificate).obstacle())
                .hasValueSatisfying(why -> assertThat(why).contains("order of covers"));
    }

    private static PointCoverProblem dense(long seed) {
        return RandomPoints.uniform(600, Rational.ONE, Rational.of(5), seed);
    }

    private static PointCoverProblem small(long seed) {
        return RandomPoints.uniform(200, Rational.ONE, Rational.of(2 + seed % 5), seed);
    }

    /** Far from each other. */
    private static PointCoverProblem joined(List<PointCoverProblem> problems) {
        List<Point> points = new ArrayList<>();
        for (PointCoverProblem problem : problems) {
            Rational shift = Rational.of(100L * points.size());
            for (Point point : problem.points().points()) {
                List<Rational> its = point.coordinates();
                points.add(new Point(List.of(its.get(0).add(shift), its.get(1))));
            }
        }
        return new PointCoverProblem(new PointSet(2, points), Rational.ONE);
    }

    @Test
    void veriPbAcceptsEveryPlainCertificate() throws IOException {
        ExternalChecker.VERIPB.require();
        Set<String> words = new TreeSet<>();
        for (long seed = 0; seed < 20; seed++) {
            Exported exported = exported(small(seed), ProofSteps.PLAIN);
            assertAccepted(exported, "seed " + seed);
            exported.certificate().lines().forEach(line -> words.add(line.split(" ")[0]));
        }
        assertThat(words).contains("drop", "force", "dominated", "fold", "exchange", "bound");
    }

    @Test
    void veriPbAcceptsSeveralPartsThatNeedMoreThanMultipliers() throws IOException {
        ExternalChecker.VERIPB.require();
        Exported exported = exported(joined(List.of(dense(4), dense(5), small(1), dense(8))), ProofSteps.PLAIN);
        assertAccepted(exported, "three dense squares");
        assertThat(exported.certificate().split("\npart "))
                .filteredOn(part -> part.contains("\ncut ") && part.contains("\nfix "))
                .hasSizeGreaterThan(1);
    }

    @Test
    @Tag("slow")
    void veriPbAcceptsTrees() throws IOException {
        ExternalChecker.VERIPB.require();
        Exported exported = exported(joined(List.of(dense(11), dense(4))), ProofSteps.PLAIN);
        assertAccepted(exported, "two dense squares");
        assertThat(exported.certificate()).contains("\nbranch ", "\nfix ", "\ncut ");
    }

    @Test
    void veriPbAcceptsProofsAboutNetworks() throws IOException {
        ExternalChecker.VERIPB.require();
        for (long seed = 1; seed < 6; seed++) {
            ProximateRankProblem problem = NetworkExportTest.network(seed, 300, 4);
            String certificate = NetworkExportTest.certificate(problem);
            StringWriter program = new StringWriter();
            StringWriter proof = new StringWriter();
            Optional<String> obstacle = PseudoBooleanExport.write(
                    problem,
                    "00",
                    NetworkExportTest.bound(certificate),
                    NetworkExportTest.reader(certificate),
                    VeriPbDialect.V1_2,
                    program,
                    proof);
            assertThat(obstacle).isEmpty();
            assertThat(verified(program.toString(), proof.toString()))
                    .as("seed " + seed)
                    .isTrue();
        }
    }

    @Test
    void veriPbAcceptsPointsThatAreAllAlone() throws IOException {
        ExternalChecker.VERIPB.require();
        assertAccepted(exported(row(0, 10, 20), ProofSteps.PLAIN), "three points");
        assertAccepted(exported(row(0), ProofSteps.PLAIN), "one point");
        assertAccepted(exported(row(0, 1, 10), ProofSteps.PLAIN), "two of three");
    }

    /** The certificates' blocks become those of branches, twice: first some column is taken, which is so; then none. */
    @Test
    void veriPbAcceptsReductionsInBranches() throws IOException {
        ExternalChecker.VERIPB.require();
        Set<String> words = new TreeSet<>();
        for (long seed = 0; seed < 10; seed++) {
            PointCoverProblem problem = seed == 0 ? joined(List.of(dense(4), dense(8))) : small(seed);
            String certificate = inBranch(problem, inBranch(problem, certificate(problem, ProofSteps.PLAIN)));
            Exported exported = exported(problem, certificate);
            assertAccepted(exported, "seed " + seed);
            certificate.lines().forEach(line -> words.add(line.split(" ")[0]));
        }
        assertThat(words).contains("drop", "force", "dominated", "fold", "exchange", "bound", "branch", "part");
    }

    private static String inBranch(PointCoverProblem problem, String certificate) {
        int first = numbers(certificate, "points");
        int columns = Integer.parseInt(program(problem, certificate).replaceFirst("(?s)\\* #variable= (\\d+).*", "$1"))
                - numbers(certificate, "alone");
        String all =
                IntStream.range(0, columns).mapToObj(column -> " " + column).collect(Collectors.joining());
        StringBuilder text = new StringBuilder();
        boolean isInPart = false;
        boolean isInHead = true;
        for (String line : certificate.lines().toList()) {
            isInPart |= line.startsWith("part ");
            if (line.equals("end")) {
                text.append("impossible\n");
            }
            text.append(isInHead || isInPart && !line.startsWith("part ") ? line : withOneMoreRow(line, first))
                    .append('\n');
            if (line.startsWith("points")) {
                isInHead = false;
                text.append("branch")
                        .append(all)
                        .append("\ndrop ")
                        .append(first)
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String program(PointCoverProblem problem, String certificate) {
        StringWriter program = new StringWriter();
        try {
            write(problem, certificate, VeriPbDialect.V1_2, program, new StringWriter());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return program.toString();
    }

    /** The line when the problem has another row with this number, so that those behind it have moved. */
    private static String withOneMoreRow(String line, int number) {
        String[] words = line.split(" ");
        Set<Integer> rows = switch (words[0]) {
            case "drop", "force" -> places(line, 0, 1);
            case "fold" -> {
                Set<Integer> its = places(line, 1, 1);
                its.add(1);
                yield its;
            }
            case "exchange" -> places(line, 1, 1);
            case "part" -> {
                Set<Integer> its = places(line, 1, 1);
                its.removeAll(places(line, 2, 1));
                yield its;
            }
            case "bound", "fix" -> places(line, 1, 2);
            default -> Set.of();
        };
        for (int place : rows) {
            if (!words[place].equals("/")) {
                int row = Integer.parseInt(words[place]);
                words[place] = Integer.toString(row >= number ? row + 1 : row);
            }
        }
        return String.join(" ", words);
    }

    /** Places of words after so many slashes, each so many after the one before. */
    private static Set<Integer> places(String line, int slashes, int step) {
        String[] words = line.split(" ");
        int place = 1;
        for (int left = slashes; left > 0; place++) {
            left -= words[place].equals("/") ? 1 : 0;
        }
        Set<Integer> places = new TreeSet<>();
        for (; place < words.length; place += step) {
            places.add(place);
        }
        return places;
    }

    @Test
    void veriPbRejectsProofsOfOtherPrograms() throws IOException {
        ExternalChecker.VERIPB.require();
        Exported exported = exported(small(1), ProofSteps.PLAIN);
        List<String> lines = new ArrayList<>(exported.program().lines().toList());
        String last = lines.get(lines.size() - 1);
        int bound = Integer.parseInt(last.replaceFirst(".*>= (-\\d+) ;", "$1"));
        // As many squares as are needed.
        lines.set(lines.size() - 1, last.replace(">= " + bound, ">= " + (bound - 1)));

        assertThat(verified(String.join("\n", lines) + "\n", exported.proof())).isFalse();
    }

    /** Of each kind of line, one that is needed is left out, or says something else. */
    @Test
    void veriPbRejectsChangedProofs() throws IOException {
        ExternalChecker.VERIPB.require();
        Exported exported = exported(row(0, 1, 2, 3, 4, 5, 20), ProofSteps.PLAIN);
        List<String> lines = exported.proof().lines().toList();
        int rejected = 0;
        for (int at = 2; at < lines.size(); at++) {
            if (lines.get(at).startsWith("del")) {
                continue;
            }
            List<String> fewer = new ArrayList<>(lines);
            fewer.remove(at);
            assertThat(verified(exported.program(), String.join("\n", fewer) + "\n"))
                    .as("without line " + at + ": " + lines.get(at))
                    .isFalse();
            rejected++;
        }
        assertThat(rejected).isPositive();
        assertThat(verified(exported.program(), exported.proof().replaceFirst("(?m)^pol .*$", "pol 1 2 +")))
                .isFalse();
    }

    private void assertAccepted(Exported exported, String which) throws IOException {
        assertThat(exported.obstacle()).as(which).isEmpty();
        assertThat(verified(exported.program(), exported.proof())).as(which).isTrue();
    }

    private boolean verified(String program, String proof) throws IOException {
        Path opb = Files.writeString(directory.resolve("p.opb"), program);
        Path pbp = Files.writeString(directory.resolve("p.pbp"), proof);
        return ExternalChecker.VERIPB.accepts("--requireUnsat", opb, pbp);
    }
}
