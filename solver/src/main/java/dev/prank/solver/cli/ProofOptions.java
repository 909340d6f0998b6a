package dev.prank.solver.cli;

import dev.prank.solver.proof.ProofSteps;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether lower bounds are proved, and where the proofs go. */
final class ProofOptions {

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
            names = "--veripb",
            description =
                    "With --proof: also write a program and a proof that VeriPB checks. The search may take longer.")
    private boolean forVeriPb;

    /** Which steps searches may take. */
    ProofSteps steps() {
        if (forVeriPb && folder.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--veripb needs --proof DIR");
        }
        if (without && folder.isPresent()) {
            throw new ParameterException(spec.commandLine(), "--proof and --no-proof exclude each other");
        }
        if (without) {
            return ProofSteps.NONE;
        }
        return forVeriPb ? ProofSteps.PLAIN : ProofSteps.ALL;
    }

    /** The directory, which is made, when there is one. */
    Optional<ProofFolder> folder(Invocation invocation) {
        return folder.map(name -> new ProofFolder(invocation, name, forVeriPb));
    }

    /** Whether the lower bound is certified, for people. */
    String certificate(Answer<?, ?> answer) {
        if (answer.certificate().isPresent()) {
            return answer.certificate().get() + " (checked)";
        }
        if (answer.isCertified()) {
            return "checked (--proof DIR keeps it)";
        }
        if (answer.status() == Answer.Status.YES) {
            return "not needed for yes";
        }
        return without ? "none (--no-proof)" : "none";
    }
}
