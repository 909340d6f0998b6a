package dev.prank.solver;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.reductions.Reduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Which package may use which: the order of the modules, a certificate checker that shares no code with what it checks, an oracle
 * engine that shares none with the other engines, and third parties each behind one package. A rule about a package that does not
 * exist holds.
 */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.prank");

    private static final String EXHAUSTIVE = "dev\\.prank\\.solver\\.engine\\.Exhaustive.*";

    @Test
    void everyModuleIsLookedAt() {
        assertThat(CLASSES.contain(TanhNetwork.class)).isTrue();
        assertThat(CLASSES.contain(Reduction.class)).isTrue();
        assertThat(CLASSES.contain(Engine.class)).isTrue();
        assertThat(CLASSES.contain(ArchitectureTest.class)).isFalse();
    }

    @Test
    void instancesUseNoOtherModule() {
        noClasses()
                .that()
                .resideInAPackage("dev.prank.instances..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.prank.reductions..", "dev.prank.solver..")
                .check(CLASSES);
    }

    @Test
    void reductionsUseNoSolver() {
        noClasses()
                .that()
                .resideInAPackage("dev.prank.reductions..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.prank.solver..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** The domain stands on the JDK alone; only reading and writing needs libraries. */
    @Test
    void theDomainNeedsNoLibrary() {
        classes()
                .that()
                .resideInAPackage("dev.prank.instances..")
                .and()
                .resideOutsideOfPackage("dev.prank.instances.io..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.prank.instances..")
                .check(CLASSES);
    }

    @Test
    void theCertificateCheckerIsAThirdParty() {
        noClasses()
                .that()
                .resideInAPackage("dev.prank.solver.certificate..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.prank.reductions..")
                        .or(resideInAPackage("dev.prank.solver..")
                                .and(resideInAPackage("dev.prank.solver.certificate..")
                                        .negate())
                                .and(belongToAnyOf(SolveResult.class, Statistics.class, StopReason.class)
                                        .negate())))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.prank.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theExhaustiveEngineSharesNoCodeWithOthers() {
        classes()
                .that()
                .haveNameMatching(EXHAUSTIVE)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "dev.prank.instances..")
                        .or(belongToAnyOf(
                                Engine.class,
                                EngineOptions.class,
                                EngineFailureException.class,
                                SolveControl.class,
                                SolveResult.class,
                                Statistics.class,
                                StopReason.class))
                        .or(nameMatching(EXHAUSTIVE)))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void backendsStayBehindTheirPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.prank.solver.backend..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.ortools..", "org.sat4j..")
                .check(CLASSES);
    }

    @Test
    void jgraphtStaysBehindItsPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.prank.reductions.planar..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jgrapht..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineParsesOptions() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.prank.solver.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CLASSES);
    }

    @Test
    void onlyFileFormatsUseJson() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.prank.instances.io..", "dev.prank.solver.cli..", "dev.prank.solver.certificate..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveNameMatching("(.*[.$])?(\\w*(Impl|Utils?|Manager|Helper)|Base([A-Z]\\w*)?)")
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        Path root = Path.of(System.getProperty("prank.testData")).getParent();
        Set<Path> packages = new TreeSet<>();
        for (String module : new String[] {"instances", "reductions", "solver"}) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .map(Path::getParent)
                        .forEach(packages::add);
            }
        }

        assertThat(packages)
                .hasSizeGreaterThan(3)
                .allSatisfy(directory ->
                        assertThat(directory.resolve("package-info.java")).isRegularFile());
    }
}
