package dev.prank.solver.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The program's version. */
final class Version implements IVersionProvider {

    /** From the runnable jar; {@code development} when the classes do not come from one. */
    static final String NUMBER = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("development");

    @Override
    public String[] getVersion() {
        return new String[] {"prank " + NUMBER};
    }
}
