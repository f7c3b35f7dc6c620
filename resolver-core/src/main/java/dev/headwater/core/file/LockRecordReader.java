// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.text.Spelling;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code [tool.headwater]} of a lock. A key that is not known is refused: it may have been meant to protect. */
final class LockRecordReader {
    private static final long FORMAT = 1;
    private static final List<String> KEYS = List.of(
            "format",
            "request-digest",
            "policy-digest",
            "overlay-digest",
            "target",
            "strategy",
            "indexes",
            "provided",
            "ownership");
    private static final List<String> OF_TARGET = List.of("python", "platforms");
    private static final List<String> OF_INDEX = List.of("id", "url", "kind", "trust", "date", "digest");
    private static final List<String> OF_PROVIDED = List.of(
            "name",
            "version",
            "purl",
            "package",
            "package-version",
            "sha256",
            "index",
            "requires",
            "overlays",
            "overlays-digest",
            "published-sha256");
    private static final List<String> OF_OWNERSHIP = List.of("name", "rule", "owner", "asked");
    private static final List<String> OF_ASKED = List.of("index", "answer");

    private static final String AGAIN = "lock again, which writes it anew";

    private LockRecordReader() {}

    static LockRecord read(TomlKeys keys) {
        requireFormat(keys);
        keys.only(KEYS);
        TomlKeys target = keys.table("target")
                .orElseThrow(() -> keys.missing("target", AGAIN))
                .only(OF_TARGET);
        return new LockRecord(
                keys.required("request-digest", AGAIN),
                keys.required("policy-digest", AGAIN),
                keys.string("overlay-digest"),
                new LockRecord.LockedTarget(
                        target.required("python", AGAIN),
                        target.eachText("platforms", text -> text).orElse(List.of())),
                keys.required("strategy", AGAIN),
                all(keys, "indexes", LockRecordReader::index, "id", LockRecord.Index::id),
                all(keys, "provided", LockRecordReader::provided, "name", LockRecord.Provided::name),
                all(keys, "ownership", LockRecordReader::ownership, "name", Ownership::name));
    }

    private static void requireFormat(TomlKeys keys) {
        long format = keys.size("format").orElseThrow(() -> keys.missing("format", AGAIN));
        if (format != FORMAT) {
            throw keys.fault(
                    "format",
                    "this is format " + format + ", and " + FORMAT
                            + " is what is read here; take the headwater that wrote it, or remove what begins with"
                            + " tool.headwater and lock again: the same files are installed without, and what is lost"
                            + " is that a changed owner is refused");
        }
    }

    /** Reads the tables of a key. Each stands for one thing: of two of one, nobody could tell which is meant. */
    private static <T> List<T> all(
            TomlKeys keys, String key, Function<TomlKeys, T> reader, String named, Function<T, ?> naming) {
        List<T> rows = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (TomlKeys table : keys.tables(key)) {
            T row = reader.apply(table);
            if (!seen.add(naming.apply(row))) {
                throw table.fault(
                        named, "'" + naming.apply(row) + "' stands here for the second time" + LockRecordCheck.AGAIN);
            }
            rows.add(row);
        }
        return rows;
    }

    private static LockRecord.Index index(TomlKeys table) {
        table.only(OF_INDEX);
        return new LockRecord.Index(
                required(table, "id", IndexId::parse),
                table.required("url", AGAIN),
                table.required("kind", AGAIN),
                table.text("trust", word -> one(word, ProvidedPackage.Trust.values())),
                table.time("date"),
                table.string("digest"));
    }

    private static LockRecord.Provided provided(TomlKeys table) {
        table.only(OF_PROVIDED);
        return new LockRecord.Provided(
                required(table, "name", text -> LockReader.normal(text, ProjectName::parse)),
                required(table, "version", Version::parse),
                table.required("purl", AGAIN),
                table.required("package", AGAIN),
                table.required("package-version", AGAIN),
                table.string("sha256"),
                required(table, "index", IndexId::parse),
                table.eachText("requires", text -> text).orElse(List.of()),
                LockedPackageReader.overlays(table));
    }

    private static Ownership ownership(TomlKeys table) {
        table.only(OF_OWNERSHIP);
        List<Ownership.Asked> asked = new ArrayList<>();
        for (TomlKeys one : table.tables("asked")) {
            one.only(OF_ASKED);
            asked.add(new Ownership.Asked(
                    required(one, "index", IndexId::parse),
                    required(one, "answer", word -> one(word, Ownership.Answer.values())),
                    Optional.empty()));
        }
        return new Ownership(
                required(table, "name", text -> LockReader.normal(text, ProjectName::parse)),
                LockedPackageReader.rule(table),
                table.text("owner", IndexId::parse),
                asked,
                Optional.empty());
    }

    private static <T> T required(TomlKeys table, String key, Function<String, T> parser) {
        return table.text(key, parser).orElseThrow(() -> table.missing(key, AGAIN));
    }

    private static <E extends Enum<E>> E one(String word, E[] constants) {
        return Spelling.find(word, constants)
                .orElseThrow(() ->
                        new IllegalArgumentException("expected one of " + String.join(", ", Spelling.all(constants))));
    }
}
