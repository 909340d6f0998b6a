package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkReader;
import dev.prank.instances.network.ConstantTerm;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.LosslessCompression;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.bound.GreedyUpperBound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report}, without a browser. */
class ReportIT {

    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    /** The paper's bound is 2 at radius 1 and 3 at 3/2. */
    private static final String RISING = """
            {"inputs":1,"outputs":1,"activation":"tanh","units":[
            {"outgoing":[5],"incoming":[10],"bias":0},{"outgoing":[5],"incoming":[11.5],"bias":0},
            {"outgoing":[5],"incoming":[12],"bias":1},{"outgoing":[5],"incoming":[12],"bias":-1}],"outputBias":[0]}
            """;

    @TempDir
    private Path directory;

    private Path page;

    @BeforeEach
    void namePage() {
        page = directory.resolve("report.html");
    }

    private JsonNode instances() throws IOException {
        Matcher data = DATA.matcher(Files.readString(page));
        assertThat(data.find()).isTrue();
        return Call.json(data.group(1)).get("instances");
    }

    private static TanhNetwork network(JsonNode instance, JsonNode indices) throws IOException {
        StringBuilder text = new StringBuilder();
        for (JsonNode index : indices) {
            text.append(instance.get("lines").get(index.intValue()).textValue()).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        NetworkFile file = NetworkReader.readJson(new ByteArrayInputStream(bytes), "page");
        return file.network();
    }

    private static double value(TanhNetwork network, double x) {
        double sum = network.outputBias().get(0).doubleValue();
        for (HiddenUnit unit : network.units()) {
            sum += unit.outgoing().get(0).doubleValue()
                    * Math.tanh(unit.incoming().get(0).doubleValue() * x
                            + unit.bias().doubleValue());
        }
        for (ConstantTerm term : network.constants()) {
            sum += term.outgoing().get(0).doubleValue() * Math.tanh(term.bias().doubleValue());
        }
        return sum;
    }

    private static Rational exact(JsonNode radius) {
        return Rational.parse(radius.get("exact").textValue());
    }

    @Test
    void theDataIsThatOfProfileAndOfTheAlgorithm() throws IOException {
        Path file = Samples.write(directory, "network.json", Samples.NETWORK);
        Call.prank("report", file, "--output", page, "--interval", "-1.5..1")
                .exits(ExitCode.DONE)
                .saysNothing();
        JsonNode instance = instances().get(0);
        TanhNetwork original = NetworkReader.read(file).network();
        JsonNode stairs = Call.prank("profile", file, "--json").object().get("stairs");

        assertThat(network(instance, instance.get("network"))).isEqualTo(original);
        assertThat(instance.get("steps")).hasSizeGreaterThan(3);
        for (JsonNode step : instance.get("steps")) {
            int rank = step.get("rank").intValue();
            Rational radius = exact(step.get("upper"));
            JsonNode stair = stairs.get(rank);
            assertThat(stair.get("rank").intValue()).isEqualTo(rank);
            assertThat(radius).isEqualTo(Rational.parse(stair.get("upper").textValue()));
            assertThat(Rational.parse(step.at("/upper/shown").textValue())).isGreaterThanOrEqualTo(radius);
            assertThat(Rational.parse(step.at("/lower/shown").textValue()))
                    .isLessThanOrEqualTo(exact(step.get("lower")));
            assertThat(step.get("greedy")).isEqualTo(stair.get("greedy"));
            assertThat(step.get("certification").textValue())
                    .isEqualTo(radius.signum() == 0 ? "not_needed" : "checked");
            TanhNetwork small = network(instance, step.get("compressed"));
            assertThat(small.size()).isEqualTo(rank);
            assertThat(LosslessCompression.rank(small)).isEqualTo(rank);
            double most = 0;
            for (int i = 0; i <= 10_000; i++) {
                double x = -1.5 + i * 2.5 / 10_000;
                most = Math.max(most, Math.abs(value(small, x) - value(original, x)));
            }
            JsonNode difference = step.get("differences").get(0);
            assertThat(Double.parseDouble(difference.get("bound").textValue()))
                    .isBetween(most - 1e-12, 1.01 * most + 1e-12);
            assertThat(Double.parseDouble(difference.get("attained").textValue()))
                    .isLessThanOrEqualTo(1.001 * most);
        }
        for (JsonNode change : instance.at("/greedy/changes")) {
            Rational radius = Rational.parse(change.get(0).textValue());
            assertThat(change.get(1).intValue())
                    .isEqualTo(GreedyUpperBound.paper(new ProximateRankProblem(original, radius))
                            .value());
        }
    }

    /** Solved at every radius where anything changes. */
    @Test
    void theExcessIsTheLargest() throws IOException {
        Path file = Samples.write(directory, "rising.json", RISING);
        Call.prank("report", file, "--output", page).exits(ExitCode.DONE);
        JsonNode instance = instances().get(0);
        List<String> radii = new ArrayList<>();
        instance.at("/greedy/changes").forEach(change -> radii.add(change.get(0).textValue()));
        instance.get("steps").forEach(step -> radii.add(exact(step.get("upper")).toString()));
        int most = 0;
        for (JsonNode answer : Call.prank("solve", file, "--radius", String.join(",", radii), "--json")
                .objects()) {
            most = Math.max(
                    most, answer.get("greedy").intValue() - answer.get("upper").intValue());
        }

        assertThat(most).isPositive();
        assertThat(instance.at("/greedy/excess").intValue()).isEqualTo(most);
        assertThat(instance.at("/greedy/changes").toString()).contains("[\"1\",2],[\"3/2\",3]");
    }

    @Test
    void pointsHaveCovers() throws IOException {
        Path file = Samples.write(directory, "points.csv", Samples.POINTS);
        Call.prank("report", file, "--output", page).exits(ExitCode.DONE).saysNothing();
        JsonNode instance = instances().get(0);

        assertThat(instance.get("kind").textValue()).isEqualTo("points");
        assertThat(instance.get("points")).hasSize(5);
        for (JsonNode step : instance.get("steps")) {
            double reach = exact(step.get("upper")).doubleValue() + 1e-9;
            assertThat(step.get("centres")).hasSize(step.get("rank").intValue());
            for (JsonNode point : instance.get("points")) {
                assertThat(step.get("centres"))
                        .anyMatch(centre -> Math.abs(centre.get(0).doubleValue()
                                                - point.get(0).doubleValue())
                                        <= reach
                                && Math.abs(centre.get(1).doubleValue()
                                                - point.get(1).doubleValue())
                                        <= reach);
            }
        }
    }

    @Test
    void nothingIsLoaded() throws IOException {
        Call.prank("report", Samples.write(directory, "network.json", Samples.NETWORK), "--output", page);
        String text = Files.readString(page).replace("http://www.w3.org/2000/svg", "");

        assertThat(text)
                .contains("default-src 'none'")
                .doesNotContain("http:", "https:", " src=", "<link", "@import", "fetch(", "XMLHttpRequest", "import(")
                .doesNotContain("{{");
        assertThat(text.replace("url(#", "")).doesNotContain("url(");
    }

    @Test
    void namesAreEscaped() throws IOException {
        Path file = Samples.write(directory, "<b>&<script>alert('1')<!--.json", Samples.NETWORK);
        Call.prank("report", file, "--output", page).exits(ExitCode.DONE);
        String text = Files.readString(page);

        assertThat(text)
                .contains("<title>&lt;b&gt;&amp;&lt;script&gt;alert('1')&lt;!--.json</title>")
                .doesNotContain("<b>", "<script>alert", "<!--");
        assertThat(instances().get(0).get("name").textValue())
                .isEqualTo(file.getFileName().toString());
    }

    @Test
    void severalInputsAreProjected() throws IOException {
        Path file = Samples.write(directory, "plane.json", """
                {"inputs":2,"outputs":2,"activation":"tanh","outputBias":[0,0],"units":[
                {"outgoing":[1,2],"incoming":[1,9],"bias":0},{"outgoing":[1,-2],"incoming":[2,-5],"bias":5}]}
                """);
        Call.prank("report", file, "--output", page).exits(ExitCode.DONE);
        JsonNode instance = instances().get(0);

        assertThat(instance.get("axes").toString()).isEqualTo("[\"b₂\",\"c\"]");
        assertThat(instance.get("units").toString()).isEqualTo("[[9.0,0.0,1],[-5.0,5.0,1]]");
        assertThat(instance.has("interval")).isFalse();
    }

    @Test
    void aDirectoryIsOnePage() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Samples.write(folder, "net10.json", Samples.NETWORK);
        Samples.write(folder, "net9.json", Samples.NETWORK);
        Samples.write(folder, "points.csv", Samples.POINTS);
        Samples.write(folder, "notes.txt", "nothing");
        Call.prank("report", folder, "--output", page).exits(ExitCode.DONE).saysNothing();

        assertThat(instances())
                .extracting(instance -> instance.get("name").textValue())
                .containsExactly("net9.json", "net10.json", "points.csv");
        Samples.write(folder, "broken.json", "{");
        Call.prank("report", folder, "--output", page).exits(ExitCode.MALFORMED_INPUT);
        assertThat(instances()).hasSize(3);
    }

    @Test
    void eachPlotIsAPicture() throws IOException {
        Path file = Samples.write(directory, "network.json", Samples.NETWORK);
        Path points = Samples.write(directory, "points.csv", Samples.POINTS);
        Path svg = directory.resolve("svg");
        Path png = directory.resolve("png");
        Call.prank("report", file, points, "--output", page, "--svg", svg, "--png", png)
                .exits(ExitCode.DONE)
                .saysNothing();
        List<String> expected = new ArrayList<>(List.of("network-staircase", "points-staircase"));
        expected.addAll(List.of("network-staircase-logarithmic", "points-staircase-logarithmic"));
        instances().get(0).get("steps").forEach(step -> {
            expected.add("network-rank-" + step.get("rank") + "-units");
            expected.add("network-rank-" + step.get("rank") + "-function");
        });
        instances().get(1).get("steps").forEach(step -> expected.add("points-squares-" + step.get("rank")));

        assertThat(names(svg))
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(name -> name + ".svg").toList());
        assertThat(names(png))
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(name -> name + ".png").toList());
        assertThat(Files.readString(svg.resolve("network-staircase.svg"))).contains("proximate rank", "Algorithm 5.1");
        assertThat(Files.readString(svg.resolve("network-rank-2-function.svg"))).contains("before", "after: 2 units");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void anInterruptionLeavesBrackets() throws IOException {
        Path file = Samples.write(directory, "network.json", Samples.NETWORK);
        Call call = Call.interrupted("report", file, "--output", page);

        assertThat(call.exitCode()).isEqualTo(ExitCode.STOPPED.code());
        JsonNode instance = instances().get(0);
        assertThat(instance.get("exact").booleanValue()).isFalse();
        assertThat(instance.get("steps")).anyMatch(step -> !step.get("exact").booleanValue());
    }

    /** On a line, half the distances are the answers: of a window, nothing is known about fewer squares. */
    @Test
    void aWindowSaysWhatIsBeyond() throws IOException {
        Path points = Samples.write(directory, "points.csv", "0,0\n1,0\n3,1\n7,2\n7.5,2\n");
        Call.prank("report", points, "--output", page, "--ranks", "2..4").exits(ExitCode.DONE);
        JsonNode steps = instances().get(0).get("steps");

        assertThat(steps).extracting(step -> step.get("rank").intValue()).containsExactly(4, 3, 2);
        assertThat(steps).extracting(step -> step.get("known").booleanValue()).containsExactly(true, true, false);
        Call.prank("report", points, "--output", page, "--radii", "0..2").exits(ExitCode.DONE);
        JsonNode instance = instances().get(0);
        assertThat(instance.get("steps"))
                .extracting(step -> step.get("known").booleanValue())
                .containsExactly(true, true, true, true);
        assertThat(instance.at("/outOfReach/rank").intValue()).isEqualTo(1);
        assertThat(exact(instance.at("/outOfReach/lower"))).isEqualTo(Rational.TWO);
    }

    /** Also those whose search only asked whether the rank is within reach. */
    @Test
    void everyStepOfASmallNetworkIsCertified() throws IOException {
        Path file = Path.of("../test-data/trajectories/step-h016-adam-l2_0-s0/step-h016-step02000.json");
        Call.prank("report", file, "--output", page).exits(ExitCode.DONE);

        List<String> certifications = new ArrayList<>();
        instances()
                .get(0)
                .get("steps")
                .forEach(step -> certifications.add(step.get("certification").textValue()));
        assertThat(certifications).hasSize(17);
        assertThat(certifications.get(0)).isEqualTo("not_needed");
        assertThat(certifications.subList(1, 17)).containsOnly("checked");
    }

    @Test
    void withoutProofNothingIsCertified() throws IOException {
        Path file = Samples.write(directory, "network.json", Samples.NETWORK);
        Call.prank("report", file, "--output", page, "--no-proof").exits(ExitCode.DONE);

        assertThat(instances().get(0).get("steps").get(1).get("certification").textValue())
                .isEqualTo("none");
        assertThat(instances().get(0).get("steps").get(1).get("certificate").textValue())
                .startsWith("not asked for");
    }

    @Test
    void whatMakesNoSenseIsRefused() throws IOException {
        Path file = Samples.write(directory, "network.json", Samples.NETWORK);
        Call.prank("report", file).exits(ExitCode.USAGE).complainsOnce("--output");
        Call.prank("report", file, "--output", page, "--interval", "2..1")
                .exits(ExitCode.USAGE)
                .complainsOnce("--interval", "no length");
        Call.prank("report", file, "--output", page, "--interval", "2")
                .exits(ExitCode.USAGE)
                .complainsOnce("A..B");
        Call.prank("report", file, "--output", directory.resolve("no/report.html"))
                .exits(ExitCode.USAGE)
                .complainsOnce("no such directory");
        Call.prank("report", Files.createDirectory(directory.resolve("empty")), "--output", page)
                .exits(ExitCode.MALFORMED_INPUT)
                .complainsOnce("empty");
        Call.prank("report", Samples.write(directory, "f.cnf", "p cnf 1 1\n1 0\n"), "--output", page)
                .exits(ExitCode.MALFORMED_INPUT)
                .complainsOnce("f.cnf", "network or points");
        Call.prank("report", file, "--output", page, "--ranks", "90..99")
                .exits(ExitCode.USAGE)
                .complainsOnce("network.json", "no rank");
        Path huge = Samples.write(directory, "huge.json", Samples.NETWORK.replace("[9]", "[\"1e200\"]"));
        Call.prank("report", huge, "--output", page)
                .exits(ExitCode.MALFORMED_INPUT)
                .complainsOnce("huge.json", "cannot be drawn");
        assertThat(page).doesNotExist();
    }
}
