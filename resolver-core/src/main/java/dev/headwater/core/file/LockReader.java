// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockLines;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.GroupName;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads a {@code pylock.toml}.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/pylock-toml/">pylock.toml specification</a>
 */
public final class LockReader {
    /** Reading TOML costs microseconds a character; the largest locks that are known have half of this. */
    private static final int LONGEST = 1 << 22;

    private static final int MOST_PACKAGES = 20_000;

    private static final List<String> KEYS = List.of(
            "lock-version",
            "environments",
            "requires-python",
            "extras",
            "dependency-groups",
            "default-groups",
            "created-by",
            "packages",
            "tool");

    private final TomlKeys keys;
    private final LockRemarks remarks;
    private final Lock lock;

    private LockReader(TomlKeys keys) {
        this.keys = keys;
        String version = keys.required("lock-version", "write the version of the standard: lock-version = \"1.0\"");
        this.remarks = new LockRemarks(isNewer(version));
        this.lock = read(version);
    }

    /**
     * Reads a file.
     *
     * @throws FileFault for the first fault
     */
    public static LockReader read(Path file) {
        return new LockReader(TomlDocument.parseLarge(TextFile.read(file, LONGEST)));
    }

    /**
     * Reads text.
     *
     * @throws FileFault for the first fault
     */
    public static LockReader parse(String text) {
        if (text.length() > LONGEST) {
            throw FileFault.whole("the lock is longer than " + LONGEST + " characters, which no lock needs");
        }
        return new LockReader(TomlDocument.parseLarge(text));
    }

    /** {@return what it says} */
    public Lock lock() {
        return lock;
    }

    /** {@return where in the file what stands} */
    public LockLines lines() {
        return new LockLineReader(keys).read();
    }

    /** {@return what there is to be known of it, in the order in which it was met} */
    public List<Remark> remarks() {
        return remarks.all();
    }

    /** A later minor version may have keys that this one does not know; another major one is another format. */
    private boolean isNewer(String text) {
        Version version = keys.parse("lock-version", keys.lineOf("lock-version"), text, Version::parse);
        List<BigInteger> release = version.release();
        if (!version.epoch().equals(BigInteger.ZERO) || !release.get(0).equals(BigInteger.ONE)) {
            throw keys.fault(
                    "lock-version",
                    "this is version " + version + " of the format, and 1.0 is what is read here; lock again, or take a"
                            + " newer headwater");
        }
        return version.compareTo(Version.parse("1.0")) > 0;
    }

    private Lock read(String version) {
        remarks.aboutUnknown(keys, KEYS);
        Lock.Builder builder = Lock.builder(keys.required("created-by", "name the tool that made it"))
                .version(version);
        keys.eachText("environments", LockReader::marker).ifPresent(builder::environments);
        keys.text("requires-python", SpecifierSet::parse).ifPresent(builder::requiresPython);
        names("extras", ExtraName::parse).ifPresent(builder::extras);
        names("dependency-groups", GroupName::parse).ifPresent(builder::groups);
        names("default-groups", GroupName::parse).ifPresent(builder::defaultGroups);
        if (!keys.has("packages")) {
            throw keys.missing("packages", "a lock of nothing has packages = []");
        }
        Optional<LockRecord> record =
                keys.table("tool").flatMap(tool -> tool.table("headwater")).map(LockRecordReader::read);
        record.ifPresent(builder::record);
        return builder.packages(packages(record)).build();
    }

    private List<LockedPackage> packages(Optional<LockRecord> record) {
        List<TomlKeys> tables = keys.tables("packages");
        if (tables.size() > MOST_PACKAGES) {
            throw keys.fault("packages", "more than " + MOST_PACKAGES + " packages, which no lock needs");
        }
        LockedPackageReader reader = new LockedPackageReader(remarks);
        LockRecordCheck check = new LockRecordCheck(record);
        List<LockedPackage> packages = new ArrayList<>();
        for (TomlKeys table : tables) {
            LockedPackage read = reader.read(table);
            check.check(read, table);
            packages.add(read);
        }
        remarks.aboutTwins(packages, tables);
        check.checkProvided(packages, keys);
        return packages;
    }

    /** Names stand in their normal form, so that tools can compare them as texts. */
    private <T> Optional<List<T>> names(String key, Function<String, T> parser) {
        Set<T> seen = new HashSet<>();
        return keys.eachText(key, text -> {
            T name = normal(text, parser);
            if (!seen.add(name)) {
                throw new IllegalArgumentException("'" + name + "' is written twice");
            }
            return name;
        });
    }

    /** {@return a name that is written in its normal form} */
    static <T> T normal(String text, Function<String, T> parser) {
        T name = parser.apply(text);
        if (!name.toString().equals(text)) {
            throw new IllegalArgumentException("write the name in its normal form, '" + name + "'");
        }
        return name;
    }

    /** {@return a marker, in which a lock has no word for the extra of a requirement} */
    static Marker marker(String text) {
        Marker marker = Marker.parse(text);
        if (marker.mentionsExtra()) {
            throw new IllegalArgumentException("a lock has no 'extra' in its markers; write 'x' in extras");
        }
        return marker;
    }
}
