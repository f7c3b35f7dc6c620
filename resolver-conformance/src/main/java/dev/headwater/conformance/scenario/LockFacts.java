// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.lock.LockedFile;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.lock.Verification;
import dev.headwater.api.tag.Target;
import dev.headwater.api.text.Spelling;
import dev.headwater.core.LockFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a lock holds, and what a verification found, as lines in the words of a scenario. */
public final class LockFacts {
    /** Those of which the lines of a scenario name all, also where they name none. */
    static final List<String> WHOLE = List.of("owner-changed", "finding", "not-checked");

    /** All words that a fact begins with. */
    static final List<String> WORDS = List.of(
            "lock",
            "locked",
            "for",
            "extras",
            "groups",
            "owner",
            "provided",
            "owner-changed",
            "finding",
            "not-checked");

    private static final List<String> PYTHONS = List.of("3.11", "3.12", "3.13");
    private static final List<String> PLATFORMS = List.of("manylinux_2_17_x86_64", "win_amd64", "macosx_11_0_arm64");

    private LockFacts() {}

    /** {@return what stands in a lock file after a step, and whether that was so before} */
    public static List<String> of(Optional<String> before, Optional<String> after) {
        if (after.isEmpty()) {
            return List.of("lock none");
        }
        List<String> facts = new ArrayList<>();
        facts.add(after.equals(before) ? "lock unchanged" : "lock written");
        addStandard(read(standard(after.get())), facts);
        read(after.get()).record().ifPresent(record -> addRecord(record, facts));
        return facts;
    }

    static Lock read(String text) {
        return LockFile.parse(text, Path.of(LockFile.NAME)).lock();
    }

    /** {@return a lock without what the standard leaves to the tool that made it} */
    static String standard(String lock) {
        StringBuilder standard = new StringBuilder();
        boolean isOfTool = false;
        for (String line : lock.lines().toList()) {
            if (line.startsWith("[")) {
                isOfTool = line.startsWith("[tool.") || line.startsWith("[[tool.") || line.contains(".tool.");
            }
            if (!isOfTool) {
                standard.append(line).append('\n');
            }
        }
        return standard.toString();
    }

    private static void addStandard(Lock lock, List<String> facts) {
        for (String python : PYTHONS) {
            for (String platform : PLATFORMS) {
                if (isFor(lock, Target.cpython(python, List.of(platform)))) {
                    facts.add("for " + python + " " + platform);
                }
            }
        }
        addSorted("extras", lock.extras(), facts);
        addSorted("groups", lock.groups(), facts);
        for (LockedPackage one : lock.packages()) {
            addSorted(
                    "locked " + one.name(),
                    one.source().files().stream()
                            .filter(file -> file.knownHashes().strongest().isPresent())
                            .map(LockedFile::name)
                            .toList(),
                    facts);
        }
    }

    private static boolean isFor(Lock lock, Target target) {
        return lock.requiresPython()
                        .filter(range -> !range.contains(target.python()))
                        .isEmpty()
                && lock.environments()
                        .filter(markers -> markers.stream()
                                .allMatch(marker -> marker.evaluate(target).isFalse()))
                        .isEmpty();
    }

    private static void addSorted(String word, Collection<?> items, List<String> facts) {
        if (!items.isEmpty() || word.contains(" ")) {
            StringBuilder fact = new StringBuilder(word);
            items.stream()
                    .map(Object::toString)
                    .sorted()
                    .forEach(item -> fact.append(' ').append(item));
            facts.add(fact.toString());
        }
    }

    private static void addRecord(LockRecord record, List<String> facts) {
        record.ownership().forEach(one -> facts.add("owner " + Answer.line(one)));
        for (LockRecord.Provided one : record.provided()) {
            Optional<LockRecord.Index> feed = record.index(one.index());
            Optional<ProvidedPackage.Trust> trust = feed.flatMap(LockRecord.Index::trust);
            facts.add("provided " + one.name() + " " + one.purl()
                    + trust.map(word -> " " + Spelling.of(word)).orElse("")
                    + feed.flatMap(LockRecord.Index::digest)
                            .map(digest -> " " + digest)
                            .orElse(""));
        }
    }

    /** {@return what a verification found, and what it did not find out} */
    static List<String> of(Verification found) {
        List<String> facts = new ArrayList<>();
        found.differences()
                .forEach(one -> facts.add("finding "
                        + one.name().map(name -> name + " ").orElse("")
                        + one.kind().code()));
        found.unchecked().forEach(one -> facts.add("not-checked " + one.name()));
        return facts;
    }
}
