// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.audit;

import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.tag.InvalidTargetException;
import dev.headwater.api.tag.Target;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.Surroundings;
import dev.headwater.cli.request.RequestArguments;
import dev.headwater.cli.request.TargetArguments;
import dev.headwater.core.InvalidLockFileException;
import dev.headwater.core.LockFile;
import dev.headwater.core.audit.AuditOutcome;
import dev.headwater.core.audit.Auditing;
import dev.headwater.core.report.Message;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What is audited: a request, or a lock. */
interface AuditSubject {
    /** {@return the names that it has by itself, of those that an index is told} */
    Set<ProjectName> names();

    /** {@return what else is told, as it reads behind the names} */
    String andMore();

    /** Audits it. */
    AuditOutcome audit(Auditing auditing);

    /**
     * {@return what the words name: a lock, if that is the only one and ends as such a file does}
     *
     * @throws InvalidRequestException if it is neither, or cannot be read
     */
    static AuditSubject read(Arguments arguments, Output output) {
        boolean isLock =
                arguments.operands().size() == 1 && arguments.operands().get(0).endsWith(".toml");
        return isLock
                ? OfLock.read(arguments, output)
                : new OfRequest(RequestArguments.read(arguments, output.surroundings()));
    }

    /**
     * A request.
     *
     * @param request the request
     */
    record OfRequest(ResolutionRequest request) implements AuditSubject {
        @Override
        public Set<ProjectName> names() {
            Set<ProjectName> names = new TreeSet<>();
            request.requirements().stream()
                    .filter(one -> one.requirement().url().isEmpty())
                    .forEach(one -> names.add(one.requirement().name()));
            request.projects().forEach(own -> names.remove(own.name()));
            return names;
        }

        @Override
        public String andMore() {
            return ", and all that is required by these";
        }

        @Override
        public AuditOutcome audit(Auditing auditing) {
            return auditing.audit(request);
        }
    }

    /**
     * A lock.
     *
     * @param lock the lock
     * @param target what is to be usable
     */
    record OfLock(Lock lock, Target target) implements AuditSubject {
        /** What says more about a request than a lock has. */
        private static final Set<String> OF_REQUESTS = Set.of(
                "requirement",
                "constraint",
                "override",
                "extra",
                "all-extras",
                "group",
                "require-hashes",
                "exclude-newer",
                "prerelease",
                "pre",
                "all-releases",
                "only-final",
                "resolution",
                "only-binary",
                "no-binary");

        static AuditSubject read(Arguments arguments, Output output) {
            OF_REQUESTS.stream().sorted().filter(arguments::has).findFirst().ifPresent(option -> {
                throw new InvalidRequestException(
                        "--" + option + " is about a request, and a lock is audited as it is",
                        "leave it out, or audit the request");
            });
            Surroundings surroundings = output.surroundings();
            String named = arguments.operands().get(0);
            LockFile file;
            try {
                file = LockFile.load(FileArgument.path("audit", named, surroundings.directory()));
            } catch (InvalidLockFileException e) {
                throw new InvalidRequestException(e);
            }
            if (output.verbosity() != Output.Verbosity.QUIET) {
                output.messages(file.warnings().stream()
                        .map(warning -> new Message(Message.Kind.WARNING, warning))
                        .toList());
            }
            Target target = TargetArguments.given(arguments, surroundings)
                    .or(() -> recorded(file.lock()))
                    .orElseGet(() -> TargetArguments.read(arguments, surroundings));
            return new OfLock(file.lock(), target);
        }

        /** {@return the target that a lock records, unless it says of itself that it is for another kind} */
        private static Optional<Target> recorded(Lock lock) {
            return lock.record().map(LockRecord::target).flatMap(target -> {
                try {
                    return Optional.of(Target.cpython(target.python(), target.platforms()))
                            .filter(known -> lock.environments().stream()
                                    .flatMap(markers -> markers.stream())
                                    .noneMatch(marker -> marker.evaluate(known).isFalse()));
                } catch (InvalidTargetException e) {
                    return Optional.empty();
                }
            });
        }

        @Override
        public Set<ProjectName> names() {
            return new TreeSet<>(Stream.concat(
                            lock.packages().stream()
                                    .filter(one -> one.source().isOfIndex())
                                    .map(LockedPackage::name),
                            lock.record().stream()
                                    .flatMap(record -> record.provided().stream())
                                    .map(LockRecord.Provided::name))
                    .toList());
        }

        @Override
        public String andMore() {
            return "";
        }

        @Override
        public AuditOutcome audit(Auditing auditing) {
            return auditing.audit(lock, target);
        }
    }
}
