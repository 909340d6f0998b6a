package dev.prank.instances.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** What a writer writes, the reader of the same format reads back. */
class RoundTripPropertyTest {

    private static final NetworkReadOptions TORCH = NetworkReadOptions.DEFAULT.withLayout(WeightLayout.TORCH);

    private Path folder;

    @BeforeProperty
    void createFolder() throws IOException {
        folder = Files.createTempDirectory("prank");
    }

    @AfterProperty
    void deleteFolder() throws IOException {
        for (NetworkFormat format : NetworkFormat.values()) {
            Files.deleteIfExists(folder.resolve("network" + format.extension()));
        }
        Files.delete(folder);
    }

    @Provide
    Arbitrary<NetworkFile> networkFiles() {
        return Combinators.combine(
                        TestNetworks.networks(TestNetworks.rationals(), true),
                        radii(),
                        Arbitraries.integers().between(-1, 99),
                        origins().optional())
                .as((network, radius, rank, origin) -> new NetworkFile(network, radius, rank(rank), origin));
    }

    private static Arbitrary<Optional<Rational>> radii() {
        return TestNetworks.rationals().map(Rational::abs).optional();
    }

    private static Arbitrary<Origin> origins() {
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(5);
        Arbitrary<Origin.Known> known = Combinators.combine(
                        Arbitraries.integers().between(-1, 9),
                        Arbitraries.integers().between(-1, 9),
                        texts)
                .as((lower, more, how) -> new Origin.Known(
                        rank(lower), more < 0 ? OptionalInt.empty() : rank(Math.max(0, lower) + more), how));
        return Combinators.combine(
                        texts, Arbitraries.maps(texts, texts).ofMaxSize(3), Arbitraries.longs(), known.optional())
                .as((family, parameters, seed, answer) -> new Origin(
                        family,
                        new TreeMap<>(parameters),
                        seed % 2 == 0 ? OptionalLong.of(seed) : OptionalLong.empty(),
                        answer));
    }

    private static OptionalInt rank(int rank) {
        return rank < 0 ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    @Provide
    Arbitrary<TanhNetwork> doubleNetworks() {
        return TestNetworks.networks(TestNetworks.doubles(), false);
    }

    @Provide
    Arbitrary<TanhNetwork> fractionNetworks() {
        return TestNetworks.networks(TestNetworks.rationals(), false);
    }

    @Property(tries = 150)
    void networksInJson(@ForAll("networkFiles") NetworkFile file) throws IOException {
        Path target = folder.resolve("network.json");
        assertThat(NetworkWriter.write(target, file, DoubleRounding.REFUSE)).isZero();
        assertThat(NetworkReader.read(target)).isEqualTo(file);
        assertThat(Files.readString(target)).isEqualTo(NetworkWriter.toJson(file));
    }

    @Property(tries = 100)
    void networksOfDoublesInBinaryFormats(@ForAll("doubleNetworks") TanhNetwork network) throws IOException {
        assertThat(NetworkWriter.isExactInDoubles(network)).isTrue();
        for (String name : List.of("network.npz", "network.safetensors")) {
            Path target = folder.resolve(name);
            assertThat(NetworkWriter.write(target, NetworkFile.of(network), DoubleRounding.REFUSE))
                    .isZero();
            assertThat(NetworkReader.read(target, TORCH)).isEqualTo(NetworkFile.of(network));
        }
    }

    @Property(tries = 100)
    void roundedNetworksInBinaryFormats(@ForAll("fractionNetworks") TanhNetwork network) throws IOException {
        List<Rational> exact = numbers(network);
        for (String name : List.of("network.npz", "network.safetensors")) {
            Path target = folder.resolve(name);
            int rounded = NetworkWriter.write(target, NetworkFile.of(network), DoubleRounding.NEAREST);
            assertThat(rounded).isEqualTo(NetworkWriter.inexactCount(network));
            List<Rational> written = numbers(NetworkReader.read(target, TORCH).network());
            int differing = 0;
            for (int i = 0; i < exact.size(); i++) {
                differing += written.get(i).equals(exact.get(i)) ? 0 : 1;
                // Half a unit in the last place of a 53-bit number.
                Rational error = written.get(i).subtract(exact.get(i)).abs();
                assertThat(error).isLessThanOrEqualTo(exact.get(i).abs().divide(1L << 53));
            }
            assertThat(differing).isEqualTo(rounded);
            assertThat(NetworkWriter.isExactInDoubles(network)).isEqualTo(rounded == 0);
            if (rounded > 0) {
                assertThatThrownBy(() -> NetworkWriter.write(target, NetworkFile.of(network), DoubleRounding.REFUSE))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("not exactly a double");
            }
        }
    }

    @Property(tries = 50)
    void binaryFormatsRefuseConstants(@ForAll("networkFiles") NetworkFile file) {
        if (!file.network().constants().isEmpty()) {
            Path target = folder.resolve("constants.npz");
            assertThatThrownBy(() -> NetworkWriter.write(target, file, DoubleRounding.NEAREST))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("constants");
            assertThat(Files.exists(target)).isFalse();
            assertThat(NetworkWriter.isExactInDoubles(file.network())).isFalse();
        }
    }

    private static List<Rational> numbers(TanhNetwork network) {
        List<Rational> numbers = new ArrayList<>(network.outputBias());
        for (HiddenUnit unit : network.units()) {
            numbers.addAll(unit.outgoing());
            numbers.addAll(unit.incoming());
            numbers.add(unit.bias());
        }
        return numbers;
    }

    @Provide
    Arbitrary<PointFile> pointFiles() {
        Arbitrary<PointSet> sets = Arbitraries.integers()
                .between(1, 5)
                .flatMap(dimension -> TestNetworks.rationals()
                        .list()
                        .ofSize(dimension)
                        .map(Point::new)
                        .list()
                        .ofMaxSize(8)
                        .map(points -> new PointSet(dimension, points)));
        return Combinators.combine(
                        sets,
                        radii(),
                        Arbitraries.integers().between(-1, 99),
                        origins().optional())
                .as((points, radius, rank, origin) -> new PointFile(points, radius, rank(rank), origin));
    }

    @Property(tries = 150)
    void points(@ForAll("pointFiles") PointFile file) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        PointWriter.writeJson(file, json);
        assertThat(PointReader.readJson(new ByteArrayInputStream(json.toByteArray()), "json"))
                .isEqualTo(file);
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        PointWriter.writeCsv(file.points(), csv);
        assertThat(PointReader.readCsv(new ByteArrayInputStream(csv.toByteArray()), "csv"))
                .isEqualTo(PointFile.of(file.points()));
    }

    @Provide
    Arbitrary<CnfFormula> formulas() {
        return Arbitraries.integers()
                .between(1, 9)
                .flatMap(n -> Arbitraries.integers()
                        .between(-n, n)
                        .filter(literal -> literal != 0)
                        .list()
                        .ofMaxSize(5)
                        .map(Clause::new)
                        .list()
                        .ofMaxSize(8)
                        .map(clauses -> new CnfFormula(n, clauses)));
    }

    @Property(tries = 150)
    void formulas(@ForAll("formulas") CnfFormula formula) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DimacsWriter.write(formula, out);
        assertThat(DimacsReader.read(new ByteArrayInputStream(out.toByteArray()), "cnf"))
                .isEqualTo(formula);
    }
}
