package dev.prank.solver.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.prank.instances.Verdict;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.io.NetworkReader;
import dev.prank.instances.io.PointReader;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results worked out by hand, and everything that may be wrong with them. */
class ResultCheckerTest {

    private static final String HASH = "0123456789abcdef";

    /** At radius 1/10: units 0 and 1 merge, 2 and 3 cancel, 4 is dead, 5 stays. */
    private static final String NETWORK = """
            {"inputs":1,"outputs":1,"activation":"tanh","units":[
            {"outgoing":[1],"incoming":[1],"bias":0},
            {"outgoing":[2],"incoming":[-1.1],"bias":-0.05},
            {"outgoing":[5],"incoming":[3],"bias":1},
            {"outgoing":[-5.1],"incoming":[3.1],"bias":1},
            {"outgoing":[7],"incoming":[0.05],"bias":2},
            {"outgoing":[4],"incoming":[9],"bias":9}],
            "outputBias":["1/3"]}
            """;

    private static final String RESULT = """
            {"schema":1,"problem":"prank","instance":{"file":"n.json","sha256":"0123456789abcdef"},"radius":"1/10",
            "status":"optimal","lower":2,"upper":2,"greedy":3,"certified":false,
            "witness":{
              "network":{"inputs":1,"outputs":1,"activation":"tanh","units":[
                {"outgoing":["1"],"incoming":["1.05"],"bias":"0.025"},
                {"outgoing":["2"],"incoming":["-1.05"],"bias":"-1/40"},
                {"outgoing":["5.05"],"incoming":["3.05"],"bias":"1"},
                {"outgoing":["-5.05"],"incoming":["3.05"],"bias":"1"},
                {"outgoing":["7"],"incoming":["0"],"bias":"2"},
                {"outgoing":["4"],"incoming":["9"],"bias":"9"}],"outputBias":["1/3"]},
              "groups":[
                {"units":[0,1],"orientations":[1,-1],"cancelled":false,"location":["21/20","1/40"]},
                {"units":[2,3],"orientations":[1,1],"cancelled":true,"location":["3.05","1"]},
                {"units":[5],"orientations":[1],"cancelled":false,"location":["9","9"]}],
              "dead":[4],
              "compressed":{"inputs":1,"outputs":1,"activation":"tanh","units":[
                {"outgoing":["-1"],"incoming":["1.05"],"bias":"0.025"},
                {"outgoing":["4"],"incoming":["9"],"bias":"9"}],
                "constants":[{"outgoing":["7"],"bias":"2"}],"outputBias":["1/3"]}},
            "statistics":{"engine":"by hand","time":0.5,"parts":3},"version":"0.1.0"}
            """;

    private static final String POINTS = "0,0\n2,2\n10,4\n11,9/2\n0,50\n";

    private static final String COVER = """
            {"schema":1,"problem":"cover","instance":{"file":"p.csv","sha256":"0123456789abcdef"},"radius":"1",
            "status":"optimal","lower":3,"upper":3,"greedy":4,"certified":false,
            "witness":{"centres":[["1","1"],["10.5","4.25"],["0","50"]],"assignment":[0,0,1,1,2]},
            "statistics":{"engine":"by hand","time":0.5,"parts":3},"version":"0.1.0"}
            """;

    /** Places that say nothing about the claim, and the radius, which has tests of its own. */
    private static final Set<String> WITHOUT_WEIGHT =
            Set.of("/instance/file", "/greedy", "/version", "/statistics", "/radius", "/certified");

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode parsed(String json) {
        try {
            return ResultFile.read(stream(json), "test").get(0);
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }

    private static Verdict checkNetwork(JsonNode result) throws IOException {
        TanhNetwork network = NetworkReader.readJson(stream(NETWORK), "n.json").network();
        return new ResultChecker(HASH).checkNetwork(network, result);
    }

    private static Verdict checkCover(JsonNode result) throws IOException {
        PointSet points = PointReader.readCsv(stream(POINTS), "p.csv").points();
        return new ResultChecker(HASH).checkCover(points, result);
    }

    /** The valid network result with one thing changed. */
    private static Verdict checkChanged(Consumer<ObjectNode> change) throws IOException {
        ObjectNode result = (ObjectNode) parsed(RESULT);
        change.accept(result);
        return checkNetwork(result);
    }

    private static void assertRejected(Verdict verdict, String fragment) {
        assertThat(verdict.match(() -> "accepted", reason -> reason)).contains(fragment);
    }

    private static boolean hasWeight(Mutations.Mutation mutation) {
        String place = mutation.place().toString();
        return WITHOUT_WEIGHT.stream().noneMatch(place::startsWith);
    }

    @Test
    void validResultsAreAccepted() throws IOException {
        assertThat(checkNetwork(parsed(RESULT))).isEqualTo(Verdict.accepted());
        assertThat(checkCover(parsed(COVER))).isEqualTo(Verdict.accepted());
    }

    @Test
    void everyMutatedNetworkResultIsRejected() throws IOException {
        List<Mutations.Mutation> mutations = Mutations.of(parsed(RESULT), Rational.of(1, 1000));

        assertThat(mutations).hasSizeGreaterThan(500);
        for (Mutations.Mutation mutation : mutations) {
            if (hasWeight(mutation)) {
                assertThat(checkNetwork(mutation.document()).isAccepted())
                        .as(mutation.toString())
                        .isFalse();
            }
        }
    }

    @Test
    void everyMutatedCoverResultIsRejected() throws IOException {
        List<Mutations.Mutation> mutations = Mutations.of(parsed(COVER), Rational.of(100));

        assertThat(mutations).hasSizeGreaterThan(100);
        for (Mutations.Mutation mutation : mutations) {
            if (hasWeight(mutation)) {
                assertThat(checkCover(mutation.document()).isAccepted())
                        .as(mutation.toString())
                        .isFalse();
            }
        }
    }

    /** These fields carry no claim that the checker could refute without an engine; it says that they are unchecked. */
    @Test
    void informationMayDiffer() throws IOException {
        assertThat(checkChanged(result -> result.put("version", "9"))).isEqualTo(Verdict.accepted());
        assertThat(checkChanged(result -> result.put("greedy", 2))).isEqualTo(Verdict.accepted());
        assertThat(checkChanged(result -> result.putObject("statistics"))).isEqualTo(Verdict.accepted());
        assertThat(checkChanged(result -> result.withObject("/instance").put("file", "moved.json")))
                .isEqualTo(Verdict.accepted());
    }

    @Test
    void evenInformationHasItsType() throws IOException {
        assertRejected(checkChanged(result -> result.put("version", 1)), "version");
        assertRejected(checkChanged(result -> result.put("greedy", "3")), "greedy");
        assertRejected(checkChanged(result -> result.put("greedy", 1)), "above greedy");
        assertRejected(checkChanged(result -> result.putNull("statistics")), "statistics");
        assertRejected(checkChanged(result -> result.withObject("/instance").put("file", 3)), "file");
        assertRejected(checkChanged(result -> result.withObject("/instance").put("path", "x")), "unknown key");
    }

    /** A larger ball contains the nearby network as well, so the upper bound holds there too. */
    @ParameterizedTest
    @ValueSource(strings = {"0.1", "0.11", "10"})
    void theWitnessServesEveryLargerRadius(String radius) throws IOException {
        assertThat(checkChanged(result -> result.put("radius", radius))).isEqualTo(Verdict.accepted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0499999999999999999999999", "0", "-1/10", "", "abc", "1/0", "NaN"})
    void otherRadiiAreRejected(String radius) throws IOException {
        assertThat(checkChanged(result -> result.put("radius", radius)).isAccepted())
                .isFalse();
    }

    /** The largest move of the witness is exactly 0.05: the ball is closed. */
    @Test
    void theBoundaryBelongsToTheBall() throws IOException {
        assertThat(checkChanged(result -> result.put("radius", "1/20"))).isEqualTo(Verdict.accepted());
    }

    @ParameterizedTest
    @CsvSource({
        "optimal,   2, 2,   , true",
        "optimal,   1, 2,   , false",
        "optimal,   2, 2,  2, false",
        "bracketed, 1, 2,   , true",
        "bracketed, 2, 2,   , false",
        "bracketed, 0, 2,  1, true",
        "bracketed, 0, 2,  2, false",
        "bracketed, 2, 2,  1, false",
        "yes,       0, 2,  2, true",
        "yes,       2, 2,  5, true",
        "yes,       0, 2,  1, false",
        "yes,       0, 2,   , false",
        "no,        2, 2,  1, true",
        "no,        1, 2,  1, false",
        "no,        1, 2,  0, true",
        "no,        2, 2,   , false",
        "maybe,     2, 2,   , false",
        "optimal,   3, 3,   , false",
        "bracketed, 1, 3,   , false",
        "bracketed, 3, 2,   , false"
    })
    void statusBoundsAndRankMustAgree(String status, int lower, int upper, Integer rank, boolean agrees)
            throws IOException {
        Verdict verdict = checkChanged(result -> {
            result.put("status", status).put("lower", lower).put("upper", upper);
            if (rank != null) {
                result.put("rank", rank);
            }
        });

        assertThat(verdict.isAccepted()).as(verdict.toString()).isEqualTo(agrees);
    }

    /** Points 0, 2 and 4 pairwise share no square. */
    private static final String CERTIFICATE = """
            prank cover certificate 1
            instance 0123456789abcdef
            radius 1
            bound 3
            alone 0 2 4
            points
            bound 1 / /
            end
            """;

    private static Verdict checkCertified(String certificate, Consumer<ObjectNode> change) throws IOException {
        ObjectNode result = (ObjectNode) parsed(COVER);
        result.put("certified", true).put("certificate", "p.certificate");
        change.accept(result);
        PointSet points = PointReader.readCsv(stream(POINTS), "p.csv").points();
        return new ResultChecker(HASH, name -> new BufferedReader(new StringReader(certificate)))
                .checkCover(points, result);
    }

    @Test
    void aCertificateProvesTheLowerBound() throws IOException {
        assertThat(checkCertified(CERTIFICATE, result -> {})).isEqualTo(Verdict.accepted());
        ObjectNode result = (ObjectNode) parsed(COVER);
        assertThat(ResultChecker.unchecked(result)).anyMatch(line -> line.contains("there is no certificate"));
        result.put("certified", true);
        assertThat(ResultChecker.unchecked(result)).anyMatch(line -> line.contains("not kept"));
        result.put("certificate", "p.certificate");
        assertThat(ResultChecker.checked(result)).anyMatch(line -> line.contains("lower bound"));
        assertThat(ResultChecker.unchecked(result)).noneMatch(line -> line.contains("lower bound"));
    }

    @Test
    void certificatesOfOtherBoundsProveNothing() throws IOException {
        assertRejected(checkCertified(CERTIFICATE.replace("alone 0 2 4", "alone 0 1 4"), result -> {}), "line 6");
        assertRejected(checkCertified(CERTIFICATE.replace("bound 3", "bound 2"), result -> {}), "line 4");
        assertRejected(checkCertified(CERTIFICATE.replace("abcdef", "abcdee"), result -> {}), "line 2");
        assertRejected(checkCertified("", result -> {}), "too early");
    }

    @Test
    void aCertifiedResultNamesAFileBesideIt() throws IOException {
        for (String name : List.of("../p.certificate", "/etc/passwd", "a\\b", "c:d", "")) {
            assertRejected(checkCertified(CERTIFICATE, result -> result.put("certificate", name)), "plain name");
        }
        assertRejected(checkCertified(CERTIFICATE, result -> result.put("certified", false)), "certified is false");
    }

    @Test
    void aCertificateOfACoverProvesNothingAboutANetwork() throws IOException {
        ObjectNode result = (ObjectNode) parsed(RESULT);
        result.put("certified", true).put("certificate", "n.certificate");
        TanhNetwork network = NetworkReader.readJson(stream(NETWORK), "n.json").network();

        Verdict verdict = new ResultChecker(HASH, name -> new BufferedReader(new StringReader(CERTIFICATE)))
                .checkNetwork(network, result);

        assertRejected(verdict, "line 1");
    }

    @Test
    void consistentLiesAboutGroupsAreRejected() throws IOException {
        // Both flips together keep the number of kept groups.
        assertRejected(
                checkChanged(result -> {
                    result.withObject("/witness/groups/1").put("cancelled", false);
                    result.withObject("/witness/groups/2").put("cancelled", true);
                }),
                "not cancelled");
        // A unit of its own group at the same place.
        assertRejected(
                checkChanged(result -> {
                    ObjectNode group = result.withObject("/witness/groups/0");
                    ((ArrayNode) group.get("units")).remove(1);
                    ((ArrayNode) group.get("orientations")).remove(1);
                    ObjectNode other = result.withArray("/witness/groups").addObject();
                    other.putArray("units").add(1);
                    other.putArray("orientations").add(1);
                    other.put("cancelled", false);
                    other.putArray("location").add("-21/20").add("-1/40");
                }),
                "shares its location");
        // A constant unit is dead, not grouped.
        assertRejected(
                checkChanged(result -> {
                    result.withArray("/witness/dead").removeAll();
                    ObjectNode group = result.withArray("/witness/groups").addObject();
                    group.putArray("units").add(4);
                    group.putArray("orientations").add(1);
                    group.put("cancelled", false);
                    group.putArray("location").add("0").add("2");
                }),
                "constant");
    }

    @Test
    void aResultOfTheOtherProblemIsRejected() throws IOException {
        assertRejected(checkNetwork(parsed(COVER)), "problem");
        assertRejected(checkCover(parsed(RESULT)), "problem");
    }

    @Test
    void numbersMayBeWrittenInAnyExactWay() throws IOException {
        assertThat(checkNetwork(parsed(RESULT.replace("\"21/20\"", "1.05").replace("\"3.05\"", "305e-2"))))
                .isEqualTo(Verdict.accepted());
    }

    @Test
    void duplicateKeysAndOtherJunkAreNotJson() {
        for (String text :
                List.of(RESULT.replace("\"lower\":2", "\"lower\":2,\"lower\":1"), RESULT + "}", "{\"a\":", "'")) {
            assertThatThrownBy(() -> ResultFile.read(stream(text), "r.json"))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("r.json:")
                    .hasMessageNotContaining("\n");
        }
    }
}
