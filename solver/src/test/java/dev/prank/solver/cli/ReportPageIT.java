package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.prank.instances.number.Rational;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of {@code report} in a real browser; skipped where there is none. */
class ReportPageIT {

    private static final int RIGHT = 39;
    private static final int LEFT = 37;
    private static final int TAB = 9;

    @TempDir
    private static Path shared;

    @TempDir
    private Path directory;

    private static Optional<Chromium> started = Optional.empty();

    private Chromium browser;

    @BeforeAll
    static void startTheBrowser() throws IOException, InterruptedException {
        Optional<String> program = Chromium.program();
        Assumptions.assumeTrue(
                program.isPresent(),
                "no Chromium was found: install it, or name it in the environment variable " + Chromium.VARIABLE);
        started = Optional.of(Chromium.start(program.get(), shared.resolve("browser")));
    }

    @AfterAll
    static void endTheBrowser() {
        if (started.isPresent()) {
            started.get().close();
        }
    }

    @BeforeEach
    void useTheBrowser() {
        browser = started.orElseThrow();
        browser.send("Emulation.clearDeviceMetricsOverride");
    }

    @AfterEach
    void nothingWentWrong() {
        assertThat(browser.said("Runtime.exceptionThrown")).isEmpty();
        assertThat(browser.said("Runtime.consoleAPICalled")).isEmpty();
        assertThat(browser.said("Log.entryAdded")).isEmpty();
        assertThat(browser.said("Network.requestWillBeSent"))
                .extracting(request -> request.at("/request/url").textValue())
                .allMatch(url -> url.startsWith("file:") || url.startsWith("blob:"));
    }

    private Path report(Object... arguments) {
        List<Object> words = new ArrayList<>(List.of("report"));
        Collections.addAll(words, arguments);
        Path page = directory.resolve("report.html");
        Collections.addAll(words, "--output", page);
        Call.prank(words.toArray()).exits(ExitCode.DONE).saysNothing();
        return page;
    }

    /** What {@code profile} says about the steps, by radius. */
    private static List<JsonNode> stairs(Path instance) {
        JsonNode stairs = Call.prank("profile", instance, "--json").object().get("stairs");
        List<JsonNode> steps = new ArrayList<>();
        for (JsonNode stair : stairs) {
            if (steps.isEmpty() || !steps.get(steps.size() - 1).get("upper").equals(stair.get("upper"))) {
                steps.add(stair);
            }
        }
        Collections.reverse(steps);
        return steps;
    }

    @Test
    void theArrowKeysMoveTheSliderOverAllSteps() throws IOException {
        Path network = Samples.write(directory, "network.json", Samples.NETWORK);
        List<JsonNode> stairs = stairs(network);
        browser.open(report(network));

        assertThat(stairs).hasSizeGreaterThan(3);
        browser.value("document.getElementById('step').focus()");
        int rankAtTenth = Samples.UNITS;
        for (int i = 0; i < stairs.size(); i++) {
            JsonNode stair = stairs.get(i);
            int rank = stair.get("rank").intValue();
            String exact = stair.get("upper").textValue();
            assertThat(browser.text("summary")).startsWith("proximate rank " + rank + " from radius");
            assertThat(browser.text("facts"))
                    .contains("exactly " + exact)
                    .contains(i == 0 ? "not needed" : "a certificate proves that no fewer than " + (rank + 1));
            assertThat(browser.value("document.querySelector('#facts dd:nth-of-type(3)').firstChild.data")
                            .textValue())
                    .isEqualTo(stair.get("greedy").toString());
            assertThat(browser.value("document.getElementById('step').ariaValueText || "
                                    + "document.getElementById('step').getAttribute('aria-valuetext')")
                            .textValue())
                    .isEqualTo(browser.text("summary"));
            if (Rational.parse(exact).compareTo(Rational.of(1, 10)) <= 0) {
                rankAtTenth = rank;
            }
            browser.press("ArrowRight", RIGHT);
        }
        assertThat(rankAtTenth).isEqualTo(Samples.PROXIMATE_RANK);
        browser.press("ArrowLeft", LEFT);
        assertThat(browser.value("document.getElementById('step').value").textValue())
                .isEqualTo(Integer.toString(stairs.size() - 2));
    }

    /** From radius 1/20 on, as the sample says: unit 1 is turned and merged with unit 0, units 2 and 3 cancel, unit 4 is dead. */
    @Test
    void theGroupsAreThoseOfTheStep() throws IOException {
        Path network = Samples.write(directory, "network.json", Samples.NETWORK);
        browser.open(report(network));
        browser.value("choose(1)");

        assertThat(browser.text("summary")).isEqualTo("proximate rank 2 from radius 0.05");
        assertThat(browser.text("groups").replaceAll("\\s+", " "))
                .contains("kept +0 −1 (1.05, 0.025)")
                .contains("cancelled +2 +3 (3.05, 1)")
                .contains("kept alone +5")
                .contains("dead 4");
        assertThat(browser.value("document.querySelectorAll('#plane svg title').length")
                        .intValue())
                .isEqualTo(Samples.UNITS);
    }

    @Test
    void theDownloadIsANetworkOfThatRank() throws IOException {
        Path network = Samples.write(directory, "network.json", Samples.NETWORK);
        browser.open(report(network));
        browser.send("Browser.setDownloadBehavior", "behavior", "allow", "downloadPath", directory.toString());
        browser.value("choose(2)");
        int rank = browser.value("instance.steps[2].rank").intValue();
        browser.click("download");
        Path file = directory.resolve("network-rank-" + rank + ".json");
        Chromium.await("the file is there", () -> Files.exists(file));

        assertThat(Call.prank("rank", file, "--json")
                        .exits(ExitCode.DONE)
                        .object()
                        .get("rank")
                        .intValue())
                .isEqualTo(rank);
        assertThat(Call.prank("rank", file, "--json").object().get("units").intValue())
                .isEqualTo(rank);
    }

    @Test
    void aPhoneShowsEverythingWithoutScrollingSideways() throws IOException {
        Path instances = Files.createDirectory(directory.resolve("instances"));
        Samples.write(instances, "points.csv", Samples.POINTS);
        Samples.write(instances, "a-network-with-a-name-that-is-much-longer-than-a-line.json", Samples.NETWORK);
        browser.send(
                "Emulation.setDeviceMetricsOverride",
                "width",
                375,
                "height",
                700,
                "deviceScaleFactor",
                2,
                "mobile",
                true);
        browser.open(report(instances));

        for (int instance = 0; instance < 2; instance++) {
            browser.value("open(" + instance + ")");
            for (int step = 0; step < 3; step++) {
                browser.value("choose(" + step + ")");
                assertThat(browser.value("document.scrollingElement.scrollWidth")
                                .intValue())
                        .isLessThanOrEqualTo(browser.value("innerWidth").intValue())
                        .isEqualTo(375);
            }
        }
    }

    @Test
    void theChooserShowsEachInstanceOfADirectory() throws IOException {
        Path instances = Files.createDirectory(directory.resolve("instances"));
        Samples.write(instances, "a.csv", Samples.POINTS);
        Samples.write(instances, "b.json", Samples.NETWORK);
        browser.open(report(instances));

        assertThat(browser.text("name")).isEqualTo("a.csv");
        assertThat(browser.text("summary")).isEqualTo("least cover 5 from radius 0");
        browser.value("const select = document.getElementById('instance'); select.value = '1';"
                + " select.dispatchEvent(new Event('change')); 0");
        assertThat(browser.text("name")).isEqualTo("b.json");
        assertThat(browser.text("summary")).isEqualTo("proximate rank 6 from radius 0");
        assertThat(browser.text("difference")).contains("is 0");
    }

    @Test
    void aFilesNameIsText() throws IOException {
        String name = "<img src=x onerror=document.title='bad'><script>x{{data}}&amp;'\".json";
        Path network = Samples.write(directory, name, Samples.NETWORK);
        browser.open(report(network));

        assertThat(browser.text("name")).isEqualTo(name);
        assertThat(browser.value("document.title").textValue()).isEqualTo(name);
        assertThat(browser.value("document.images.length").intValue()).isZero();
        assertThat(browser.value("document.scripts.length").intValue()).isEqualTo(2);
    }

    /** Each control is reached by Tab, and shows that it is. */
    @Test
    void theFocusIsSeen() throws IOException {
        browser.open(report(Samples.write(directory, "network.json", Samples.NETWORK)));
        browser.value("choose(1)");
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            browser.press("Tab", TAB);
            reached.add(browser.value("document.activeElement.id").textValue());
            assertThat(browser.value("getComputedStyle(document.activeElement).outlineStyle")
                            .textValue())
                    .as(reached.toString())
                    .isEqualTo("solid");
        }
        assertThat(reached)
                .contains("step", "next", "logarithmic", "plane", "closer", "farther", "meeting", "whole", "download");
    }
}
