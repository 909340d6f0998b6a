package dev.prank.solver.backend;

import com.google.ortools.Loader;
import dev.prank.solver.EngineFailureException;

/** Loads OR-Tools' native code, once, when it is first needed. */
final class NativeLibraries {

    private NativeLibraries() {}

    /** @throws EngineFailureException when there is no native code for this platform */
    static void load() {
        try {
            Loader.loadNativeLibraries();
        } catch (RuntimeException | UnsatisfiedLinkError e) {
            throw new EngineFailureException("OR-Tools cannot be loaded on this platform: " + e.getMessage(), e);
        }
    }
}
