package dev.prank.instances.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The networks that come with the project. */
class ShippedNetworksTest {

    static List<Path> npzFiles() {
        return TestFiles.in("networks", ".npz");
    }

    static List<Path> safetensorsFiles() {
        return TestFiles.in("networks", ".safetensors");
    }

    @Test
    void everyJsonFileHasAsManyUnitsAsItsNameSays() throws IOException {
        List<Path> files = TestFiles.in("networks", ".json");
        assertThat(files).hasSizeGreaterThanOrEqualTo(200);
        for (Path file : files) {
            Matcher width =
                    Pattern.compile("-h(\\d+)-").matcher(file.getFileName().toString());
            assertThat(width.find()).as("%s", file).isTrue();
            assertThat(NetworkReader.read(file).network().size())
                    .as("%s", file)
                    .isEqualTo(Integer.parseInt(width.group(1)));
        }
    }

    @Test
    void aDozenHaveBinaryForms() {
        assertThat(npzFiles()).hasSizeGreaterThanOrEqualTo(12).hasSameSizeAs(safetensorsFiles());
    }

    @ParameterizedTest
    @MethodSource("npzFiles")
    void npzHoldsTheDoublesNearestToTheDecimals(Path file) throws IOException {
        requireNearestDoubles(file, ".npz");
    }

    @ParameterizedTest
    @MethodSource("safetensorsFiles")
    void safetensorsHoldsTheDoublesNearestToTheDecimals(Path file) throws IOException {
        requireNearestDoubles(file, ".safetensors");
    }

    /** The JDK decides which double is nearest. */
    private static void requireNearestDoubles(Path file, String extension) throws IOException {
        Path json = file.resolveSibling(file.getFileName().toString().replace(extension, ".json"));
        List<Rational> decimals = numbers(NetworkReader.read(json).network());
        List<Rational> doubles = numbers(NetworkReader.read(file).network());
        assertThat(doubles).hasSameSizeAs(decimals);
        for (int i = 0; i < decimals.size(); i++) {
            BigDecimal decimal = new BigDecimal(decimals.get(i).numerator())
                    .divide(new BigDecimal(decimals.get(i).denominator()));
            Rational expected = Rational.of(new BigDecimal(Double.parseDouble(decimal.toString())));
            assertThat(doubles.get(i)).as("number %d", i).isEqualTo(expected);
        }
    }

    private static List<Rational> numbers(TanhNetwork network) {
        List<Rational> numbers =
                new ArrayList<>(List.of(Rational.of(network.inputs()), Rational.of(network.outputs())));
        for (HiddenUnit unit : network.units()) {
            numbers.addAll(unit.outgoing());
            numbers.addAll(unit.incoming());
            numbers.add(unit.bias());
        }
        numbers.addAll(network.outputBias());
        return numbers;
    }

    @ParameterizedTest
    @MethodSource("safetensorsFiles")
    void theWriterMakesTheSameFileFromTheDecimals(Path file) throws IOException {
        Path json = file.resolveSibling(file.getFileName().toString().replace(".safetensors", ".json"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NetworkWriter.writeSafetensors(NetworkReader.read(json).network(), DoubleRounding.NEAREST, out);
        assertThat(out.toByteArray()).isEqualTo(Files.readAllBytes(file));
    }
}
