package dev.prank.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/architecture.md} names classes and rules that there are. */
class ArchitecturePageTest {

    private static final Path ROOT =
            Path.of(System.getProperty("prank.testData")).getParent();

    private static final Set<String> NO_FILES =
            Set.of("Impl", "Util", "Manager", "Helper", "Base", "Optimal", "Bracketed");

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/architecture.md"));
    }

    @Test
    void itsClassesExist() throws IOException {
        Set<String> classes = new TreeSet<>();
        for (String module : List.of("instances", "reductions", "solver")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".java"))
                        .forEach(name -> classes.add(name.replace(".java", "")));
            }
        }

        List<String> named = Pattern.compile("`([A-Z]\\w+)(?:\\.\\w+)?`")
                .matcher(page())
                .results()
                .map(match -> match.group(1))
                .filter(name -> !NO_FILES.contains(name))
                .toList();

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(classes).containsAll(named);
    }

    @Test
    void itListsEveryRule() throws IOException {
        List<String> rules = Arrays.stream(ArchitectureTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .filter(name -> !name.equals("everyModuleIsLookedAt"))
                .map(name -> "| `" + name + "` |")
                .toList();

        assertThat(rules).hasSizeGreaterThan(5);
        assertThat(page()).contains(rules);
    }
}
