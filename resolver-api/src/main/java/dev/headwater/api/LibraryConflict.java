// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api;

import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which library on the class path is another one than those that use it were made for: one that an error
 * names, or else any that is here in another version.
 */
final class LibraryConflict {
    /** What the modules beside this one use, with what that uses; a test holds the versions against those here. */
    private static final List<Library> LIBRARIES = List.of(
            new Library("ANTLR's runtime", "org.antlr:antlr4-runtime:4.11.1", "org.antlr.v4.runtime.", "Parser"),
            new Library("tomlj", "org.tomlj:tomlj:1.1.1", "org.tomlj.", "Toml"),
            new Library(
                    "Jackson",
                    "com.fasterxml.jackson.core:jackson-core:2.22.4",
                    "com.fasterxml.jackson.core.",
                    "Version"),
            new Library("Guava", "com.google.guava:guava:33.7.2-jre", "com.google.common.", "base.Function"),
            new Library("Okio", "com.squareup.okio:okio-jvm:3.18.1", "okio.", "ByteString"),
            new Library("OkHttp", "com.squareup.okhttp3:okhttp-jvm:5.5.1", "okhttp3.", "OkHttpClient"),
            new Library("the Kotlin library", "org.jetbrains.kotlin:kotlin-stdlib:2.1.21", "kotlin.", "Unit"),
            new Library("jsoup", "org.jsoup:jsoup:1.22.1", "org.jsoup.", "Jsoup"),
            new Library(
                    "Caffeine",
                    "com.github.ben-manes.caffeine:caffeine:3.3.1",
                    "com.github.benmanes.caffeine.",
                    "cache.Cache"),
            new Library(
                    "Resilience4j",
                    "io.github.resilience4j:resilience4j-core:2.4.0",
                    "io.github.resilience4j.core.",
                    "Registry"),
            new Library(
                    "Resilience4j",
                    "io.github.resilience4j:resilience4j-retry:2.4.0",
                    "io.github.resilience4j.retry.",
                    "Retry"));

    /** So far are causes followed, and the way to where an error was thrown. */
    private static final int DEPTH = 20;

    private LibraryConflict() {}

    /**
     * A library.
     *
     * @param name how people call it
     * @param artifact its coordinates, in the version that it is used in
     * @param prefix how the names of its classes begin
     * @param anyClass one that every version has, without that
     */
    private record Library(String name, String artifact, String prefix, String anyClass) {
        /** {@return where it comes from; null if it is not there} */
        @Nullable
        String source() {
            return LibraryConflict.source(prefix + anyClass);
        }

        boolean isAsNeeded(String source) {
            String jar = artifact.substring(artifact.indexOf(':') + 1).replace(':', '-') + ".jar";
            return source.endsWith("/" + jar);
        }

        String sentence(@Nullable String source) {
            return name + (source == null ? " is not on the class path" : " on the class path is " + source) + ", and "
                    + artifact + " is needed: put that or a later one first, or leave the other out";
        }
    }

    /** {@return a sentence about the library that a linkage error is about, if it is about one} */
    static Optional<String> of(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        boolean isLinkage = false;
        for (Throwable cause = thrown; cause != null && causes.size() < DEPTH; cause = cause.getCause()) {
            isLinkage |= cause instanceof LinkageError;
            // What happened first knows best: what follows only says that a class could not be used.
            causes.add(0, cause);
        }
        return isLinkage ? conflict(named(causes)) : Optional.empty();
    }

    private static Optional<String> conflict(Set<Library> named) {
        for (Library library : named) {
            String source = library.source();
            if (source == null || !library.isAsNeeded(source)) {
                return Optional.of(library.sentence(source));
            }
        }
        for (Library library : LIBRARIES) {
            String source = library.source();
            if (source != null && !library.isAsNeeded(source)) {
                return Optional.of(library.sentence(source));
            }
        }
        return Optional.empty();
    }

    private static Set<Library> named(List<Throwable> causes) {
        Set<Library> named = new LinkedHashSet<>();
        for (Throwable cause : causes) {
            for (String type : classes(cause)) {
                LIBRARIES.stream()
                        .filter(library -> type.startsWith(library.prefix()))
                        .forEach(named::add);
            }
        }
        return named;
    }

    /** The names in a message, {@code okio.Buffer} or {@code okio/Buffer}, and then those on the way there. */
    private static List<String> classes(Throwable cause) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        String message = cause.getMessage() == null ? "" : cause.getMessage();
        for (char c : (message + " ").replace('/', '.').toCharArray()) {
            if (Character.isJavaIdentifierPart(c) || c == '.') {
                name.append(c);
            } else if (name.length() > 0) {
                names.add(name.toString());
                name.setLength(0);
            }
        }
        StackTraceElement[] trace = cause.getStackTrace();
        for (int i = 0; i < Math.min(DEPTH, trace.length); i++) {
            names.add(trace[i].getClassName());
        }
        return names;
    }

    private static @Nullable String source(String type) {
        try {
            Class<?> found = Class.forName(type, false, LibraryConflict.class.getClassLoader());
            CodeSource source = found.getProtectionDomain().getCodeSource();
            URL location = source == null ? null : source.getLocation();
            return location == null ? null : location.getPath();
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}
