// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.locked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.lock.LockedSource;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.GroupName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of each name the entries for what is asked for come first, then those of the default groups, then any. */
class LockEntriesTest {
    private static final Target TARGET = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));
    private static final ExtraName MORE = ExtraName.parse("more");
    private static final GroupName DEV = GroupName.parse("dev");
    private static final GroupName MAIN = GroupName.parse("main");

    private static final List<LockedPackage> PACKAGES = List.of(
            entry("lamp", "1", "'main' in dependency_groups"),
            entry("lamp", "2", "'dev' in dependency_groups"),
            entry("lamp", "3", "'more' in extras"),
            entry("rope", "1", "'dev' in dependency_groups"),
            entry("tent", "1", "'more' in extras"),
            entry("anvil", "1", "sys_platform == 'win32'"));

    @Test
    void areThoseOfWhatIsAskedFor() {
        Lock lock = lock().extras(List.of(MORE)).groups(List.of(MAIN, DEV)).build();

        assertThat(known(lock, List.of(), List.of(DEV))).containsExactly("lamp 2", "rope 1", "tent 1");
        assertThat(known(lock, List.of(MORE), List.of(DEV))).containsExactly("lamp 2", "lamp 3", "rope 1", "tent 1");
        assertThat(known(lock, List.of(MORE), List.of())).containsExactly("lamp 1", "lamp 3", "rope 1", "tent 1");
    }

    @Test
    void areElseThoseOfTheDefaultGroups() {
        Lock lock = lock().extras(List.of(MORE)).groups(List.of(MAIN, DEV)).build();

        assertThat(known(lock, List.of(), List.of())).containsExactly("lamp 1", "rope 1", "tent 1");
    }

    @Test
    void ofALockThatNamesNoGroupsAndExtrasAreThoseOfTheDefaultGroupsAndOfWhatIsAskedFor() {
        assertThat(known(lock().build(), List.of(), List.of())).containsExactly("lamp 1");
        assertThat(known(lock().build(), List.of(MORE), List.of())).containsExactly("lamp 1", "lamp 3", "tent 1");
        assertThat(known(lock().build(), List.of(), List.of(DEV))).containsExactly("lamp 2", "rope 1");
    }

    private static Lock.Builder lock() {
        return Lock.builder("another").defaultGroups(List.of(MAIN)).packages(PACKAGES);
    }

    private static LockedPackage entry(String name, String version, String marker) {
        return LockedPackage.builder(ProjectName.parse(name), new LockedSource.Directory(name, false, Optional.empty()))
                .version(Version.parse(version))
                .marker(Marker.parse(marker))
                .build();
    }

    private static List<String> known(Lock lock, List<ExtraName> extras, List<GroupName> groups) {
        List<String> known = new ArrayList<>();
        for (LockEntries entries :
                LockEntries.known(lock, TARGET, extras, groups).values()) {
            entries.certain().forEach(one -> known.add(one.toString()));
        }
        return known;
    }
}
