package dev.prank.solver.cli;

import dev.prank.instances.io.NetworkReadOptions;
import dev.prank.instances.io.TensorNames;
import dev.prank.instances.io.WeightLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How network files in binary formats are read. */
final class NetworkInputOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            description =
                    "Weight layout in .npz and .safetensors: torch (W1 is h×n) or sklearn (W1 is n×h). Needed only when"
                            + " the shapes fit both.")
    private String layout = "auto";

    @Option(
            names = "--tensor-names",
            paramLabel = "W1,B1,W2,B2",
            split = ",",
            hideParamSyntax = true,
            description = "Names of the four tensors in .safetensors (default: 0.weight,0.bias,2.weight,2.bias).")
    private List<String> tensorNames = new ArrayList<>();

    NetworkReadOptions options() {
        NetworkReadOptions options = NetworkReadOptions.DEFAULT;
        switch (layout) {
            case "torch", "sklearn" ->
                options = options.withLayout(WeightLayout.valueOf(layout.toUpperCase(Locale.ROOT)));
            case "auto" -> {}
            default ->
                throw new ParameterException(
                        spec.commandLine(), "--layout is '" + layout + "'; expected torch or sklearn");
        }
        if (tensorNames.isEmpty()) {
            return options;
        }
        if (tensorNames.size() != 4) {
            throw new ParameterException(
                    spec.commandLine(), "--tensor-names has " + tensorNames.size() + " names; expected 4");
        }
        try {
            return options.withTensorNames(
                    new TensorNames(tensorNames.get(0), tensorNames.get(1), tensorNames.get(2), tensorNames.get(3)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--tensor-names: " + e.getMessage());
        }
    }
}
