package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bench proofs}. */
class BenchProofsIT {

    @TempDir
    private Path directory;

    @Test
    void everyOptimumOfPlantedNetworksIsCertified() throws IOException {
        Path page = directory.resolve("proofs.md");

        Call call = Call.prank("bench", "proofs", "planted", "--output", page).exits(ExitCode.DONE);

        String table = Files.readString(page);
        assertThat(table).contains("| planted | 5 | 5 | 5 |", "| all | 5 | 5 | 5 |", "The largest certificates:");
        assertThat(table).doesNotContain("Optima without a certificate");
        assertThat(call.err().lines()).hasSize(5).allMatch(line -> line.contains("| yes |"));
    }

    @Test
    void anInterruptionLeavesWhatWasMeasured() {
        Call call = Call.interrupted("bench", "proofs", "planted");

        assertThat(call.exitCode()).isEqualTo(ExitCode.STOPPED.code());
        assertThat(call.out()).contains("| suite | instances |");
    }

    @Test
    void anUnknownSuiteIsRefused() {
        Call.prank("bench", "proofs", "primes").exits(ExitCode.USAGE).complainsOnce("primes");
    }
}
