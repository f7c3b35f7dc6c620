// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven;

import dev.headwater.api.lock.Lock;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.LockFile;
import dev.headwater.core.lock.LockChanges;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The lock of a target, in the place where it is kept.
 *
 * @param target what it is for
 * @param file where it is, or is to be
 * @param former the lock that is there now
 */
record KeptLock(TargetMojo.NamedTarget target, Path file, Optional<Lock> former) {
    /**
     * {@return the lock of a target}
     *
     * @param place where it is for the only target
     * @throws dev.headwater.core.InvalidLockFileException if what is there cannot be read: then nobody knows whose
     *     packages it holds, and it is not overwritten
     */
    static KeptLock read(TargetMojo.NamedTarget target, Path place) {
        Path file = target.file(place);
        // A link to nowhere, and what cannot be reached, may be a lock whose owners are to be held to.
        return new KeptLock(
                target,
                file,
                Files.notExists(file, LinkOption.NOFOLLOW_LINKS)
                        ? Optional.empty()
                        : Optional.of(LockFile.load(file).lock()));
    }

    /** {@return the name of its file} */
    String name() {
        return String.valueOf(file.getFileName());
    }

    /** {@return the folder of its file} */
    Path folder() {
        return file.toAbsolutePath().resolveSibling("");
    }

    /** {@return whether the lock that is there says who supplies a name} */
    boolean knows(ProjectName name) {
        return former.flatMap(Lock::record)
                .flatMap(record -> record.ownership(name))
                .isPresent();
    }

    /** {@return the changes to another lock, a line for each} */
    List<String> changes(Lock now) {
        return former.map(before -> LockChanges.of(before, now, target.target()))
                .orElseGet(() -> LockChanges.ofFirst(now, target.target()));
    }

    /** {@return in a line what became of it} */
    String summary(Lock now) {
        int count = now.packages().size();
        int provided = now.record().map(record -> record.provided().size()).orElse(0);
        return name() + (former.isPresent() && changes(now).isEmpty() ? " says what it said: " : " is written: ")
                + (count == 1 ? "1 package" : count + " packages") + " to install"
                + (provided == 0 ? "" : ", " + provided + " from the distributor");
    }
}
