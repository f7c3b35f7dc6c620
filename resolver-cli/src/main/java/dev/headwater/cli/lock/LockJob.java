// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.lock;

import dev.headwater.api.lock.Lock;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.cli.index.WrittenFile;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Surroundings;
import dev.headwater.cli.request.RequestArguments;
import dev.headwater.core.InvalidLockFileException;
import dev.headwater.core.LockFile;
import dev.headwater.core.lock.LockChanges;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One lock to be made: of a request, in the place of what is there.
 *
 * @param file where it is to stand
 * @param request what is locked
 * @param former the lock that stands there now
 */
record LockJob(Path file, ResolutionRequest request, Optional<Lock> former) {
    /** {@return the changes from the lock that stands there to another, a line for each} */
    List<String> changes(Lock now) {
        return former.map(before -> LockChanges.of(before, now, request.target()))
                .orElseGet(() -> LockChanges.ofFirst(now, request.target()));
    }

    /**
     * {@return one for each {@code --target}, or the only one}
     *
     * @throws InvalidRequestException if two would stand in one place, or what stands there cannot be read: then nobody
     *     knows whose packages it holds, and it is not overwritten
     */
    static List<LockJob> read(Arguments arguments, RequestArguments request, Surroundings surroundings) {
        List<String> targets = arguments.values("target");
        Path folder = surroundings.directory();
        if (targets.size() < 2) {
            Path file =
                    WrittenFile.of("output", arguments, surroundings).orElseGet(() -> folder.resolve(LockFile.NAME));
            return List.of(of(file, request.request()));
        }
        if (arguments.has("output")) {
            throw new InvalidRequestException(
                    "--output names one lock, and there are " + targets.size() + " targets",
                    "leave it out: each is written as pylock.NAME.toml, NAME being that of its target's file");
        }
        List<LockJob> jobs = new ArrayList<>();
        Set<Path> files = new HashSet<>();
        for (String target : targets) {
            Path file = folder.resolve("pylock." + stem(FileArgument.path("--target", target, folder)) + ".toml");
            if (!files.add(file)) {
                throw new InvalidRequestException("two targets would be written as " + file.getFileName());
            }
            jobs.add(of(file, request.request(target)));
        }
        return jobs;
    }

    private static String stem(Path target) {
        String name = String.valueOf(target.getFileName());
        String stem = name.endsWith(".toml") ? name.substring(0, name.length() - ".toml".length()) : name;
        if (!LockFile.isName("pylock." + stem + ".toml")) {
            throw new InvalidRequestException(
                    "--target: the lock for " + name + " would be pylock." + stem
                            + ".toml, which installers do not take for a lock",
                    "give the file of the target a name without dots");
        }
        return stem;
    }

    private static LockJob of(Path file, ResolutionRequest request) {
        // A link to nowhere, and what cannot be reached, may be a lock whose owners are to be held to.
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new LockJob(file, request, Optional.empty());
        }
        try {
            return new LockJob(file, request, Optional.of(LockFile.load(file).lock()));
        } catch (InvalidLockFileException e) {
            throw new InvalidRequestException(e);
        }
    }

    /** {@return the name of the file, for people} */
    String name() {
        return String.valueOf(file.getFileName());
    }

    /** {@return the folder of the file} */
    Path folder() {
        return file.toAbsolutePath().resolveSibling("");
    }

    /** {@return whether the lock that stands there says who supplies a name} */
    boolean knows(ProjectName name) {
        return former.flatMap(Lock::record)
                .flatMap(record -> record.ownership(name))
                .isPresent();
    }
}
