// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A fault in a file that a person wrote. The door that was asked to read it turns this into its own exception.
 *
 * <p>The text never holds user information of a URL.
 */
public final class FileFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_KEY = 120;
    private static final int LONGEST_PROBLEM = 1000;

    private final int line;
    private final String key;
    private final String problem;

    /** The file at fault, as text, if it is another than the one that was asked for. */
    private final String file;

    private FileFault(String file, int line, String key, String problem) {
        super(Shown.text(problem, LONGEST_PROBLEM));
        this.file = file;
        this.line = line;
        this.key = UrlSecrets.mayStandIn(key) ? "a key" : Shown.text(key, LONGEST_KEY);
        this.problem = Shown.text(problem, LONGEST_PROBLEM);
    }

    /** Describes a fault of a whole file. */
    public static FileFault whole(String problem) {
        return new FileFault("", 0, "", problem);
    }

    /** Describes a fault of a line. */
    public static FileFault at(int line, String problem) {
        return new FileFault("", line, "", problem);
    }

    /**
     * Describes a fault of a key.
     *
     * @param line the line of the key, counted from 1; 0 where there is none
     * @param key the path of the key: {@code index[1].reserved}
     * @param problem what is wrong and what to write instead
     */
    public static FileFault at(int line, String key, String problem) {
        return new FileFault("", line, key, problem);
    }

    /** {@return this fault as one of a file that was included; a file that is already named stays} */
    public FileFault in(Path included) {
        return file.isEmpty() ? new FileFault(included.toString(), line, key, problem) : this;
    }

    /** {@return the file at fault, if it is another than the one that was asked for} */
    public Optional<Path> file() {
        return file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file));
    }

    /** {@return the line, counted from 1; 0 for a fault of the whole file} */
    public int line() {
        return line;
    }

    /** {@return the path of the key; empty where there is none} */
    public String key() {
        return key;
    }

    /** {@return what is wrong and what to write instead} */
    public String problem() {
        return problem;
    }
}
