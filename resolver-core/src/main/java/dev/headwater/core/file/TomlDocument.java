// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.DefectException;
import dev.headwater.api.text.UrlSecrets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Comparator;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** Reads a TOML file into its outermost table. */
final class TomlDocument {
    private TomlDocument() {}

    /**
     * Reads a file.
     *
     * @param longest how many bytes it may have
     * @throws FileFault if it cannot be read or is no TOML
     */
    static TomlKeys read(Path file, int longest) {
        return parse(TextFile.read(file, longest));
    }

    /**
     * Reads text.
     *
     * @throws FileFault if it is no TOML
     * @throws DefectException if the reader of TOML does not fit what is on the class path
     */
    static TomlKeys parse(String text) {
        return parse(text, TomlStrings.NONE);
    }

    /**
     * Reads text that may be large, in a fraction of the time if it is plain or most of it is long strings; tables in
     * it are not to be taken as maps.
     *
     * @throws FileFault if it is no TOML
     * @throws DefectException if the reader of TOML does not fit what is on the class path
     */
    static TomlKeys parseLarge(String text) {
        return plain(text).orElseGet(() -> parse(text, TomlStrings.of(text)));
    }

    private static Optional<TomlKeys> plain(String text) {
        try {
            return PlainToml.read(text).map(root -> new TomlKeys(root, new TomlLines(text, TomlStrings.NONE)));
        } catch (LinkageError e) {
            throw DefectException.of(e);
        }
    }

    private static TomlKeys parse(String text, TomlStrings strings) {
        String checked = TomlBounds.check(text, strings);
        try {
            TomlParseResult result = Toml.parse(checked);
            if (!result.hasErrors()) {
                return new TomlKeys(result, new TomlLines(checked, strings));
            } else if (strings.isEmpty()) {
                throw fault(result.errors().stream()
                        .min(Comparator.comparingInt(e -> TomlLines.of(e.position())))
                        .orElseThrow());
            }
        } catch (TomlParseError e) {
            // Most faults are collected in the result, but some, as an unknown escape in a key, are thrown.
            if (strings.isEmpty()) {
                throw fault(e);
            }
        } catch (NullPointerException | DateTimeException e) {
            // A time whose offset is none, as 02:00:00+02>00, ends the reader of TOML so, and it does not say where.
            throw FileFault.whole("this is not TOML: a date or a time in it is not understood");
        } catch (LinkageError e) {
            // The one class here that other versions of what it is made with break.
            throw DefectException.of(e);
        }
        // Once more as it is written, for the column of the fault.
        return parse(text, TomlStrings.NONE);
    }

    private static FileFault fault(TomlParseError error) {
        String message = error.getMessage() == null ? "it cannot be read" : error.getMessage();
        return FileFault.at(
                TomlLines.of(error.position()),
                "this is not TOML: " + withoutText(message) + ", at column "
                        + error.position().column());
    }

    /** The parser repeats what it met, which may be part of a password; what it expected is enough. */
    private static String withoutText(String message) {
        int expected = message.indexOf(", expected ");
        if (UrlSecrets.mayStandIn(message)) {
            return "a key or value is not understood";
        }
        boolean end = message.startsWith("Unexpected end of ");
        return expected < 0 || end ? message : message.substring(expected + 2);
    }
}
