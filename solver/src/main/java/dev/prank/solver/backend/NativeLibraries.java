package dev.prank.solver.backend;

import com.google.ortools.Loader;
import com.sun.jna.Platform;
import dev.prank.solver.EngineFailureException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Loads OR-Tools' native code, once, when it is first needed.
 *
 * <p>OR-Tools' own loader unpacks some 70 MB at every start. This one unpacks them once for each version into the user's cache folder
 * ({@code $XDG_CACHE_HOME/prank} or {@code ~/.cache/prank}) and leaves the work to the other where that does not succeed.
 */
final class NativeLibraries {

    private static final String VERSION_RESOURCE = "META-INF/maven/com.google.ortools/ortools-java/pom.properties";
    private static final Object LOCK = new Object();
    private static boolean loaded;

    private NativeLibraries() {}

    /** @throws EngineFailureException when there is no native code for this platform */
    static void load() {
        synchronized (LOCK) {
            if (loaded) {
                return;
            }
            if (!loadFromCache(cacheFolder())) {
                try {
                    Loader.loadNativeLibraries();
                } catch (RuntimeException | UnsatisfiedLinkError e) {
                    throw new EngineFailureException(
                            "OR-Tools cannot be loaded on this platform: " + e.getMessage(), e);
                }
            }
            loaded = true;
        }
    }

    private static Path cacheFolder() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path caches = configured == null || configured.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return caches.resolve("prank");
    }

    private static boolean loadFromCache(Path cache) {
        try {
            Optional<Path> folder = unpacked(cache);
            folder.ifPresent(f ->
                    System.load(f.resolve(System.mapLibraryName("jniortools")).toString()));
            return folder.isPresent();
        } catch (IOException | RuntimeException | UnsatisfiedLinkError e) {
            // A cache that cannot be written or read only costs time: the other loader needs none.
            return false;
        }
    }

    /** The folder with the unpacked libraries; empty when they or their version cannot be found. */
    static Optional<Path> unpacked(Path cache) throws IOException {
        ClassLoader classes = Loader.class.getClassLoader();
        String platform = "ortools-" + Platform.RESOURCE_PREFIX;
        URL resources = classes.getResource(platform);
        Properties version = new Properties();
        try (InputStream in = classes.getResourceAsStream(VERSION_RESOURCE)) {
            if (resources == null || in == null) {
                return Optional.empty();
            }
            version.load(in);
        }
        Path folder = cache.toAbsolutePath().resolve(platform + "-" + version.getProperty("version"));
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(cache);
            Path fresh = Files.createTempDirectory(cache, "unpacking");
            copy(resources, platform, fresh);
            try {
                Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                // Another start was quicker; its copy serves as well.
                delete(fresh);
            }
        }
        return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
    }

    private static void copy(URL resources, String name, Path target) throws IOException {
        URI uri;
        try {
            uri = resources.toURI();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        if (uri.getScheme().equals("jar")) {
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                copyFiles(jar.getPath("/" + name), target);
            }
        } else {
            copyFiles(Path.of(uri), target);
        }
    }

    private static void copyFiles(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, target.resolve(file.getFileName().toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listing = Files.list(folder)) {
            files = listing.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
