// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import com.google.common.base.Suppliers;
import dev.headwater.api.DefectException;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockLines;
import dev.headwater.api.text.Shown;
import dev.headwater.core.file.FileFault;
import dev.headwater.core.file.LockReader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A lock file, {@code pylock.toml}, by whatever tool.
 *
 * <pre>{@code
 * LockFile file = LockFile.load(Path.of("pylock.toml"));
 * file.lock().packages().get(0).name();
 * file.warnings();
 * }</pre>
 *
 * <p>The file is read strictly, as the standard has it: a key of a wrong type, a file of another project, a package
 * with two sources are refused, with line and key. So is what {@code [tool.headwater]} says if it contradicts itself or
 * the rest: then somebody edited it. What the standard leaves to each tool is a warning.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/pylock-toml/">pylock.toml specification</a>
 * @since 0.1.0
 */
public final class LockFile {
    /** The name that a lock has where nobody gives it another. */
    public static final String NAME = "pylock.toml";

    private static final Pattern NAMES = Pattern.compile("pylock\\.(?:[^.]+\\.)?toml");

    private final Lock lock;
    private final List<String> warnings;
    /** Found when they are asked for: a lock is mostly read for what it says. */
    private final Supplier<LockLines> lines;

    private LockFile(Lock lock, Supplier<LockLines> lines, List<String> warnings) {
        this.lock = lock;
        this.lines = lines;
        this.warnings = List.copyOf(warnings);
    }

    /** {@return whether installers take a file for a lock by its name: {@code pylock.toml}, {@code pylock.dev.toml}} */
    public static boolean isName(String filename) {
        return NAMES.matcher(filename).matches();
    }

    /**
     * Reads a lock file of at most 4 MiB.
     *
     * @throws InvalidLockFileException for the first fault, with its line and key
     * @throws DefectException if what reads TOML is there in a version that does not fit; the message names it
     */
    public static LockFile load(Path file) {
        return of(file, () -> LockReader.read(file));
    }

    /**
     * Reads the text of a lock file.
     *
     * @param file where the text stands or would stand, for messages
     * @throws InvalidLockFileException for the first fault, with its line and key
     */
    public static LockFile parse(String text, Path file) {
        return of(file, () -> LockReader.parse(text));
    }

    private static LockFile of(Path file, Supplier<LockReader> read) {
        try {
            LockReader reader = read.get();
            String name = Shown.text(file.toString());
            return new LockFile(
                    reader.lock(),
                    Suppliers.memoize(reader::lines),
                    reader.remarks().stream()
                            .map(one -> name + ":" + one.line() + ": " + Shown.text(one.key() + ": " + one.text()))
                            .toList());
        } catch (FileFault e) {
            throw new InvalidLockFileException(file, e);
        }
    }

    /** {@return what it says} */
    public Lock lock() {
        return lock;
    }

    /** {@return what an installer may stumble over, each with file, line and key, in the order of the file} */
    public List<String> warnings() {
        return warnings;
    }

    /** {@return where in it what stands} */
    public LockLines lines() {
        return lines.get();
    }

    /** {@return what it says, in short} */
    @Override
    public String toString() {
        return lock.toString();
    }
}
