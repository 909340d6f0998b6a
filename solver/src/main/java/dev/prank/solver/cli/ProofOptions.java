package dev.prank.solver.cli;

import dev.prank.solver.SolveControl;
import dev.prank.solver.proof.BoundProof;
import dev.prank.solver.proof.ProofSteps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether lower bounds are proved, and where the proofs go. */
final class ProofOptions {

    /** For a refutation by clauses, which may take for ever, where no limit is given. */
    private static final Duration REFUTING = Duration.ofSeconds(60);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--proof",
            paramLabel = "DIR",
            description = "Write each instance, its result and a certificate of the lower bound into this directory.")
    private Optional<String> folder = Optional.empty();

    @Option(names = "--no-proof", description = "Do without certificates: faster, and the result is not certified.")
    private boolean without;

    @Option(
            names = "--export",
            paramLabel = "FORMAT[,FORMAT...]",
            hideParamSyntax = true,
            split = ",",
            description =
                    "With --proof: also write proofs for other checkers, of ${COMPLETION-CANDIDATES}. All but drup make"
                            + " the search do with fewer steps, so it may take longer.")
    private List<ProofFormat> formats = new ArrayList<>();

    /** Which steps searches may take. */
    ProofSteps steps() {
        if (!formats.isEmpty() && folder.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--export needs --proof DIR");
        }
        if (without && folder.isPresent()) {
            throw new ParameterException(spec.commandLine(), "--proof and --no-proof exclude each other");
        }
        if (without) {
            return ProofSteps.NONE;
        }
        return formats.stream().anyMatch(ProofFormat::isOfCertificate) ? ProofSteps.PLAIN : ProofSteps.ALL;
    }

    /** The directory, which is made, when there is one. */
    Optional<ProofFolder> folder(Invocation invocation, SearchOptions search) {
        Supplier<SolveControl> refuting =
                () -> invocation.control().withTimeLimit(search.timeLimit().orElse(REFUTING));
        return folder.map(name -> new ProofFolder(invocation, name, new LinkedHashSet<>(formats), refuting));
    }

    /** Whether the lower bound is certified, for people. */
    String certificate(Answer<?, ?> answer) {
        String checked = "checked"
                + (answer.result().proof().filter(BoundProof::isPacking).isPresent() ? ", a packing" : "");
        if (answer.certificate().isPresent()) {
            return answer.certificate().get() + " (" + checked + ")";
        }
        if (answer.isCertified()) {
            return checked + " (--proof DIR keeps it)";
        }
        if (answer.status() == Answer.Status.YES) {
            return "not needed for yes";
        }
        if (without) {
            return "none (--no-proof)";
        }
        return answer.status() == Answer.Status.BRACKETED
                ? "none"
                : "none (engine " + answer.result().statistics().engine() + " found none)";
    }
}
