// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.lock.LockedOverlays;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.lock.LockedSource;
import dev.headwater.api.lock.LockedSupply;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.GroupName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each change of a lock of ours is told, whatever is the same otherwise; and without one nothing is. */
class LockChangesTest {
    private static final Target TARGET = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));
    private static final IndexId OURS = IndexId.parse("ours");
    private static final IndexId PUBLIC = IndexId.parse("public");

    @Test
    void noneIsTold() {
        assertThat(changes(lock(List.of(lamp()), "2"), lock(List.of(lamp()), "2")))
                .isEmpty();
    }

    @Test
    void anotherOrderIsNone() {
        LockedPackage.Builder rope = entry("rope", "1");

        assertThat(changes(lock(List.of(rope, lamp()), "2"), lock(List.of(lamp(), rope), "2")))
                .isEmpty();
    }

    @Test
    void ofAVersionIsTold() {
        assertThat(changes(lock(List.of(lamp()), "2"), lock(List.of(entry("lamp", "1.1")), "2")))
                .containsExactly("  lamp 1.0 from ours -> 1.1 from ours");
        assertThat(changes(lock(List.of(lamp()), "2"), lock(List.of(lamp()), "3")))
                .containsExactly("  tent 2 from ours -> 3 from ours");
    }

    @Test
    void ofTheSpellingOfAVersionIsTold() {
        assertThat(changes(lock(List.of(lamp()), "2"), lock(List.of(entry("lamp", "1.0.0")), "2")))
                .containsExactly("  lamp 1.0 from ours -> 1.0.0 from ours");
        assertThat(changes(lock(List.of(lamp()), "2"), lock(List.of(lamp()), "2.0")))
                .containsExactly("  tent 2 from ours -> 2.0 from ours");
    }

    @Test
    void ofAnOwnerIsTold() {
        assertThat(changes(
                        lock(List.of(lamp()), "2"),
                        lock(List.of(entry("lamp", "1.0").supply(by(PUBLIC))), "2")))
                .containsExactly("  lamp 1.0 from public: was 1.0 from ours");
    }

    @Test
    void ofWhatIsInstalledIsTold() {
        for (LockedPackage.Builder changed : List.of(
                entry("lamp", "1.0").index("https://public.example.org/simple/"),
                entry("lamp", "1.0").marker(Marker.parse("python_version > '3'")),
                entry("lamp", "1.0").requiresPython(SpecifierSet.parse(">=3")),
                entry("lamp", "1.0").dependencies(List.of(new LockedPackage.Dependency(name("x"), Optional.empty()))),
                LockedPackage.builder(name("lamp"), new LockedSource.Directory("other", false, Optional.empty()))
                        .version(Version.parse("1.0"))
                        .supply(by(OURS)))) {
            assertThat(changes(lock(List.of(lamp()), "2"), lock(List.of(changed), "2")))
                    .containsExactly("  lamp 1.0 from ours: its files are others");
        }
    }

    @Test
    void ofWhatIsThereIsTold() {
        assertThat(changes(lock(List.of(lamp()), "2"), lock(List.of(lamp(), entry("rope", "1")), "2")))
                .containsExactly("+ rope 1 from ours");
        assertThat(changes(lock(List.of(lamp(), entry("rope", "1")), "2"), lock(List.of(lamp()), "2")))
                .containsExactly("- rope 1 from ours");
    }

    @Test
    void ofWhatWasAskedForIsTold() {
        Lock.Builder former = lock(List.of(lamp()), "2");
        for (Lock.Builder now : List.of(
                lock(List.of(lamp()), "2").extras(List.of(ExtraName.parse("x"))),
                lock(List.of(lamp()), "2").groups(List.of(GroupName.parse("x"))))) {
            assertThat(changes(former, now)).containsExactly("  other extras or dependency groups were asked for");
        }
    }

    /** The same entries are for others where other groups are taken if none is named. */
    @Test
    void ofTheDefaultGroupsIsLookedAt() {
        Marker main = Marker.parse("'main' in dependency_groups");
        LockedPackage.Builder lamp = entry("lamp", "1.0").marker(main);
        Lock.Builder former = lock(List.of(lamp), "2").defaultGroups(List.of(GroupName.parse("main")));

        assertThat(changes(former, lock(List.of(lamp), "2"))).containsExactly("- lamp 1.0 from ours");
    }

    private static List<String> changes(Lock.Builder former, Lock.Builder now) {
        return LockChanges.of(former.build(), now.build(), TARGET);
    }

    private static Lock.Builder lock(List<LockedPackage.Builder> entries, String tent) {
        return Lock.builder("us")
                .packages(entries.stream().map(LockedPackage.Builder::build).toList())
                .record(new LockRecord(
                        "sha256:1",
                        "sha256:2",
                        Optional.empty(),
                        new LockRecord.LockedTarget("3.12.0", List.of("manylinux_2_28_x86_64")),
                        LockRecord.OWNER_FIRST,
                        List.of(),
                        List.of(new LockRecord.Provided(
                                name("tent"),
                                Version.parse(tent),
                                "pkg:deb/debian/python3-tent",
                                "python3-tent",
                                "2-1",
                                Optional.empty(),
                                OURS,
                                List.of(),
                                LockedOverlays.NONE)),
                        List.of()));
    }

    private static LockedPackage.Builder lamp() {
        return entry("lamp", "1.0");
    }

    private static LockedPackage.Builder entry(String name, String version) {
        return LockedPackage.builder(name(name), new LockedSource.Directory(name, false, Optional.empty()))
                .version(Version.parse(version))
                .supply(by(OURS));
    }

    private static LockedSupply by(IndexId owner) {
        return new LockedSupply(
                Optional.of(owner), OwnerRule.ORDER, LockedOverlays.NONE, false, List.of(), ProjectStatus.State.ACTIVE);
    }

    private static ProjectName name(String name) {
        return ProjectName.parse(name);
    }
}
