// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.lock.LockedFile;
import dev.headwater.api.lock.LockedOverlays;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.lock.LockedPlace;
import dev.headwater.api.lock.LockedSource;
import dev.headwater.api.lock.LockedSupply;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.text.Spelling;
import dev.headwater.core.file.TomlText;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * A lock as the text of a {@code pylock.toml}: equal locks have the same bytes. {@code LockFile} reads it back.
 *
 * <pre>{@code
 * Files.writeString(Path.of("pylock.toml"), LockText.of(lock));
 * }</pre>
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/pylock-toml/">pylock.toml specification</a>
 * @since 0.1.0
 */
public final class LockText {
    private final StringBuilder toml = new StringBuilder();

    private LockText() {}

    /** {@return the text, each line with a line feed} */
    public static String of(Lock lock) {
        LockText text = new LockText();
        lock.record().ifPresent(record -> text.comment(record.provided().size()));
        text.head(lock);
        lock.packages().forEach(text::pkg);
        lock.record().ifPresent(text::record);
        return text.toml.toString();
    }

    /** {@return how many packages come from the distributor, as a sentence without its end} */
    static String fromDistributor(int count) {
        return count + (count == 1 ? " package comes" : " packages come") + " from the distributor";
    }

    private void comment(int provided) {
        if (provided > 0) {
            toml.append("# ").append(fromDistributor(provided));
            toml.append(" and cannot be installed from this file: see tool.headwater.provided.\n");
        }
    }

    private void head(Lock lock) {
        line("lock-version", TomlText.string(lock.version()));
        lock.environments().ifPresent(markers -> list("environments", strings(markers)));
        lock.requiresPython().ifPresent(range -> line("requires-python", string(range)));
        list("extras", strings(lock.extras()));
        list("dependency-groups", strings(lock.groups()));
        if (!lock.defaultGroups().isEmpty()) {
            list("default-groups", strings(lock.defaultGroups()));
        }
        line("created-by", TomlText.string(lock.createdBy()));
        if (lock.packages().isEmpty()) {
            line("packages", "[]");
        }
    }

    private void pkg(LockedPackage one) {
        table("[packages]", "name", string(one.name()));
        one.version().ifPresent(version -> line("version", string(version)));
        one.marker().ifPresent(marker -> line("marker", string(marker)));
        one.requiresPython().ifPresent(range -> line("requires-python", string(range)));
        if (!one.dependencies().isEmpty()) {
            each("dependencies", one.dependencies(), this::dependency);
        }
        one.index().ifPresent(url -> line("index", TomlText.string(url)));
        one.source().accept(new Sources());
        one.supply().ifPresent(this::supply);
    }

    private void dependency(LockedPackage.Dependency one) {
        Row row = new Row().text("name", one.name().value());
        one.version().ifPresent(version -> row.text("version", version.toString()));
        row.end();
    }

    /** Writes what is installed. */
    private final class Sources implements LockedSource.Visitor<LockText> {
        @Override
        public LockText distributions(LockedSource.Distributions source) {
            source.sdist().ifPresent(sdist -> {
                toml.append("sdist = ");
                file(sdist);
                toml.append('\n');
            });
            if (!source.wheels().isEmpty()) {
                each("wheels", source.wheels(), LockText.this::file);
            }
            return LockText.this;
        }

        @Override
        public LockText archive(LockedSource.Archive source) {
            Row row = rest(place(row("archive"), source.file().place()), source.file());
            source.subdirectory().ifPresent(path -> row.text("subdirectory", path));
            return row.endLine();
        }

        @Override
        public LockText vcs(LockedSource.Vcs source) {
            Row row = place(row("vcs").text("type", source.type()), source.place());
            source.requestedRevision().ifPresent(revision -> row.text("requested-revision", revision));
            row.text("commit-id", source.commitId());
            source.subdirectory().ifPresent(path -> row.text("subdirectory", path));
            return row.endLine();
        }

        @Override
        public LockText directory(LockedSource.Directory source) {
            Row row = row("directory").text("path", source.path());
            if (source.editable()) {
                row.add("editable", "true");
            }
            source.subdirectory().ifPresent(path -> row.text("subdirectory", path));
            return row.endLine();
        }
    }

    private void file(LockedFile file) {
        rest(place(new Row().text("name", file.name()), file.place()), file).end();
    }

    private static Row place(Row row, LockedPlace place) {
        place.url().ifPresent(url -> row.text("url", url));
        place.path().ifPresent(path -> row.text("path", path));
        return row;
    }

    private static Row rest(Row row, LockedFile file) {
        file.uploadTime().ifPresent(time -> row.add("upload-time", time.toString()));
        file.size().ifPresent(size -> row.add("size", Long.toString(size)));
        Row hashes = row.inner("hashes");
        file.hashes().forEach((algorithm, hex) -> hashes.text(TomlText.key(algorithm), hex));
        hashes.end();
        return row;
    }

    private void supply(LockedSupply supply) {
        table("packages.tool.headwater", "rule", TomlText.string(Spelling.of(supply.rule())));
        supply.owner().ifPresent(owner -> line("owner", string(owner)));
        overlays(supply.overlays());
        line("verified", Boolean.toString(supply.verified()));
        if (!supply.yanked().isEmpty()) {
            line("yanked", TomlText.strings(supply.yanked()));
        }
        if (supply.status() != ProjectStatus.State.ACTIVE) {
            line("status", TomlText.string(Spelling.of(supply.status())));
        }
    }

    private void record(LockRecord record) {
        table("tool.headwater", "format", "1");
        line("request-digest", TomlText.string(record.requestDigest()));
        line("policy-digest", TomlText.string(record.policyDigest()));
        record.overlayDigest().ifPresent(digest -> line("overlay-digest", TomlText.string(digest)));
        line("strategy", TomlText.string(record.strategy()));
        row("target")
                .text("python", record.target().python())
                .add("platforms", TomlText.strings(record.target().platforms()))
                .endLine();
        record.indexes().forEach(this::index);
        record.provided().forEach(this::provided);
        record.ownership().forEach(this::ownership);
    }

    private void index(LockRecord.Index index) {
        table("[tool.headwater.indexes]", "id", string(index.id()));
        line("url", TomlText.string(index.url()));
        line("kind", TomlText.string(index.kind()));
        index.trust().ifPresent(trust -> line("trust", TomlText.string(Spelling.of(trust))));
        index.date().ifPresent(date -> line("date", date.toString()));
        index.digest().ifPresent(digest -> line("digest", TomlText.string(digest)));
    }

    private void provided(LockRecord.Provided one) {
        table("[tool.headwater.provided]", "name", string(one.name()));
        line("version", string(one.version()));
        line("purl", TomlText.string(one.purl()));
        line("package", TomlText.string(one.packageName()));
        line("package-version", TomlText.string(one.packageVersion()));
        one.sha256().ifPresent(sha256 -> line("sha256", TomlText.string(sha256)));
        line("index", string(one.index()));
        line("requires", TomlText.strings(one.requires()));
        overlays(one.overlays());
    }

    private void overlays(LockedOverlays overlays) {
        if (!overlays.ids().isEmpty()) {
            line("overlays", TomlText.strings(overlays.ids()));
        }
        overlays.digest().ifPresent(digest -> line("overlays-digest", TomlText.string(digest)));
        overlays.publishedSha256().ifPresent(sha256 -> line("published-sha256", TomlText.string(sha256)));
    }

    private void ownership(Ownership one) {
        table("[tool.headwater.ownership]", "name", string(one.name()));
        line("rule", TomlText.string(Spelling.of(one.rule())));
        one.owner().ifPresent(owner -> line("owner", string(owner)));
        toml.append("asked = [");
        String between = "";
        for (Ownership.Asked index : one.asked()) {
            toml.append(between);
            new Row()
                    .text("index", index.index().value())
                    .text("answer", Spelling.of(index.answer()))
                    .end();
            between = ", ";
        }
        toml.append("]\n");
    }

    private void table(String name, String key, String value) {
        toml.append("\n[").append(name).append("]\n");
        line(key, value);
    }

    private LockText line(String key, String value) {
        toml.append(key).append(" = ").append(value).append('\n');
        return this;
    }

    /** One item a line, so that a change of one is a change of a line. */
    private void list(String key, List<String> items) {
        if (items.isEmpty()) {
            line(key, "[]");
            return;
        }
        toml.append(key).append(" = [\n");
        items.forEach(item -> toml.append("    ").append(item).append(",\n"));
        toml.append("]\n");
    }

    private <T> void each(String key, List<T> items, Consumer<T> writer) {
        toml.append(key).append(" = [\n");
        for (T item : items) {
            toml.append("    ");
            writer.accept(item);
            toml.append(",\n");
        }
        toml.append("]\n");
    }

    private static String string(Object value) {
        return TomlText.string(value.toString());
    }

    private static List<String> strings(Collection<?> values) {
        return values.stream().map(LockText::string).toList();
    }

    private Row row(String key) {
        toml.append(key).append(" = ");
        return new Row();
    }

    /** An inline table, written where it stands. */
    private final class Row {
        private String before = "{ ";

        private StringBuilder key(String key) {
            toml.append(before).append(key).append(" = ");
            before = ", ";
            return toml;
        }

        Row text(String key, String value) {
            TomlText.append(key(key), value);
            return this;
        }

        Row add(String key, String value) {
            key(key).append(value);
            return this;
        }

        Row inner(String key) {
            key(key);
            return new Row();
        }

        void end() {
            toml.append(" }");
        }

        LockText endLine() {
            toml.append(" }\n");
            return LockText.this;
        }
    }
}
