package dev.prank.solver.cli;

import dev.prank.instances.io.DoubleRounding;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkFormat;
import dev.prank.instances.io.NetworkWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Writes networks where a command line says. */
final class NetworkOutput {

    static final String STANDARD_OUTPUT = "-";

    private NetworkOutput() {}

    /**
     * Writes to the named file in the format that its name ends in, as a whole or not at all, or to standard output as JSON.
     *
     * @return a remark on what was lost, starting with a comma; empty when nothing was
     */
    static String write(Invocation invocation, String name, NetworkFile file) {
        if (name.equals(STANDARD_OUTPUT)) {
            invocation.out().print(NetworkWriter.toJson(file));
            return "";
        }
        Path target = Path.of(name);
        Optional<NetworkFormat> format = NetworkFormat.ofFileName(target);
        boolean binary = format.isPresent() && format.get() != NetworkFormat.JSON;
        if (binary && !file.network().constants().isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    name + ": the network has "
                            + Table.count(file.network().constants().size(), "constant")
                            + " a·tanh(c), which only JSON can hold; 'prank compress --numeric' folds them");
        }
        try {
            int rounded = NetworkWriter.write(target, file, DoubleRounding.NEAREST);
            boolean more = file.radius().isPresent()
                    || file.rank().isPresent()
                    || file.origin().isPresent();
            String lost = binary && more ? ", radius, rank and origin not kept" : "";
            return rounded == 0
                    ? lost
                    : lost + ", " + Table.count(rounded, "number")
                            + " rounded to the nearest double, so answers may differ at ties";
        } catch (IOException | IllegalArgumentException e) {
            throw Results.unwritable(name, e);
        }
    }
}
