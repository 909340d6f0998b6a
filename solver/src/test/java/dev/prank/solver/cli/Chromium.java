package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A Chromium without a window, driven through the DevTools protocol. Nothing of it is left behind when it is closed. */
final class Chromium implements AutoCloseable {

    /** Names the program. */
    static final String VARIABLE = "PRANK_CHROMIUM";

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long PATIENCE_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new ArrayList<>();

    private Chromium(Path directory, Process process, HttpClient http) throws IOException, InterruptedException {
        this.directory = directory;
        this.process = process;
        Path port = directory.resolve("DevToolsActivePort");
        await("the browser listens", () -> hasLines(port));
        HttpRequest targets = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + Files.readAllLines(port).get(0) + "/json/list"))
                .build();
        String page = "";
        for (JsonNode target : JSON.readTree(
                http.send(targets, HttpResponse.BodyHandlers.ofString()).body())) {
            if (target.get("type").textValue().equals("page")) {
                page = target.get("webSocketDebuggerUrl").textValue();
            }
        }
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(page), new Listener())
                .join();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable");
        }
    }

    /** The program that the environment names, or one on the path. */
    static Optional<String> program() {
        Stream<String> named = Stream.ofNullable(System.getenv(VARIABLE));
        Stream<String> found = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString);
        return Stream.concat(named, found).findFirst();
    }

    /** @param directory to be made for the browser's files; gone after {@link #close} */
    static Chromium start(String program, Path directory) throws IOException, InterruptedException {
        Files.createDirectory(directory);
        Process process = new ProcessBuilder(
                        program,
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + directory,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile())
                .start();
        try {
            return new Chromium(
                    directory,
                    process,
                    HttpClient.newBuilder()
                            .connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS))
                            .build());
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            end(process, directory);
            throw e;
        }
    }

    private static boolean hasLines(Path file) {
        try {
            return Files.exists(file) && Files.readAllLines(file).size() > 1;
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks until it is so. */
    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(what, e);
            }
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                JsonNode message = Call.json(text.toString());
                text.setLength(0);
                if (message.has("id")) {
                    answers.remove(message.get("id").intValue()).complete(message);
                } else {
                    synchronized (events) {
                        events.add(message);
                    }
                }
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Sends a command with pairs of names and values, and waits for the answer. */
    JsonNode send(String method, Object... parameters) {
        ObjectNode command = JSON.createObjectNode();
        int id = ids.incrementAndGet();
        command.put("id", id);
        command.put("method", method);
        ObjectNode values = command.putObject("params");
        for (int i = 0; i < parameters.length; i += 2) {
            values.set((String) parameters[i], JSON.valueToTree(parameters[i + 1]));
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(command.toString(), true).join();
        try {
            JsonNode result = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(result.has("error")).as("%s: %s", command, result).isFalse();
            return result.get("result");
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(command.toString(), e);
        }
    }

    /** Opens a file and forgets what was said before. */
    void open(Path file) {
        synchronized (events) {
            events.clear();
        }
        send("Page.navigate", "url", file.toUri().toString());
        await("the page is loaded", () -> said("Page.loadEventFired").size() > 0);
    }

    /** The events of a kind since the page was opened. */
    List<JsonNode> said(String method) {
        synchronized (events) {
            return events.stream()
                    .filter(event -> event.get("method").textValue().equals(method))
                    .map(event -> event.get("params"))
                    .toList();
        }
    }

    /** The value of an expression in the page. */
    JsonNode value(String expression) {
        JsonNode result = send("Runtime.evaluate", "expression", expression, "returnByValue", true);
        assertThat(result.has("exceptionDetails"))
                .as("%s: %s", expression, result)
                .isFalse();
        return result.at("/result/value");
    }

    /** What a reader sees of an element. */
    String text(String id) {
        return value("document.getElementById('" + id + "').innerText").textValue();
    }

    void click(String id) {
        send("Runtime.evaluate", "expression", "document.getElementById('" + id + "').click()", "userGesture", true);
    }

    /** Presses a key in the element that has the focus. */
    void press(String key, int code) {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            send("Input.dispatchKeyEvent", "type", type, "key", key, "code", key, "windowsVirtualKeyCode", code);
        }
    }

    @Override
    public void close() {
        socket.abort();
        end(process, directory);
    }

    private static void end(Process process, Path directory) {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        // It writes its last files while it ends by itself.
        process.onExit()
                .completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        all.forEach(ProcessHandle::destroyForcibly);
        await("the browser has ended", () -> all.stream().noneMatch(ProcessHandle::isAlive));
        await("its files are gone", () -> isDeleted(directory));
    }

    private static boolean isDeleted(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
