// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.PageReleases;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.ownership.FoundOwner;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.version.InvalidSpecifierException;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.core.report.OwnershipReport;
import dev.headwater.core.simple.PageNote;
import dev.headwater.core.simple.SelectedPage;
import dev.headwater.gateway.file.Sha256;
import dev.headwater.gateway.wheel.WheelMaker;
import dev.headwater.http.files.FileSource;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Makes of what was found about the owner of a project what is answered about it. */
final class PageMaker {
    /** So many packages of a distributor are named. */
    private static final int MOST_PACKAGES = 20;

    private final PolicyInForce force;
    private final Optional<WheelMaker> wheels;
    private final Clock clock;

    /**
     * Makes it.
     *
     * @param wheels rewrites wheels, where they are
     */
    PageMaker(PolicyInForce force, Optional<WheelMaker> wheels, Clock clock) {
        this.force = force;
        this.wheels = wheels;
        this.clock = clock;
    }

    /**
     * {@return the answer}
     *
     * @param former what was answered last; where that would be made again, it is given again
     */
    CompletableFuture<PageAnswer> answer(FoundOwner found, Optional<PageAnswer> former) {
        return found.accept(new FoundOwner.Visitor<>() {
            @Override
            public CompletableFuture<PageAnswer> supplied(FoundOwner.Supplied supplied) {
                return page(supplied, former);
            }

            @Override
            public CompletableFuture<PageAnswer> nobody(FoundOwner.Nobody nobody) {
                return CompletableFuture.completedFuture(
                        withheld(nobody).orElseGet(() -> new PageAnswer.Absent(text(nobody))));
            }

            @Override
            public CompletableFuture<PageAnswer> unknown(FoundOwner.Unknown unknown) {
                return CompletableFuture.completedFuture(new PageAnswer.Unavailable(text(unknown)));
            }
        });
    }

    private static String text(FoundOwner found) {
        return OwnershipReport.ofFound(List.of(found)).text();
    }

    /** To an installer that is no absence: another index, if it has one in spite of all, is not to be asked. */
    private Optional<PageAnswer> withheld(FoundOwner.Nobody nobody) {
        ProjectPage empty = new EmptyPage(nobody.record().name());
        OwnerRule rule = nobody.record().rule();
        if (rule == OwnerRule.PIN || rule == OwnerRule.RESERVED) {
            String reason = "the policy leads " + empty.name() + " to one index alone, which does not have it";
            return Optional.of(listed(empty, PageNote.builder().say("reason", reason)));
        }
        Optional<IndexEntry> denying = force.policy().indexes().stream()
                .filter(entry -> entry.deny().stream().anyMatch(pattern -> pattern.matches(empty.name())))
                .findFirst();
        if (denying.isEmpty() && !nobody.record().asked().isEmpty()) {
            return Optional.empty();
        }
        String reason = denying.isPresent()
                ? "the policy lets '" + denying.get().id() + "' not be asked for " + empty.name()
                : "the policy lets no index be asked for " + empty.name();
        return Optional.of(listed(empty, PageNote.builder().say("reason", reason)));
    }

    private static PageAnswer listed(ProjectPage page, PageNote.Builder note) {
        return new PageAnswer.Listed(ServedPage.empty(page, note.build()));
    }

    private CompletableFuture<PageAnswer> page(FoundOwner.Supplied supplied, Optional<PageAnswer> former) {
        IndexId owner = supplied.record().owner().orElseThrow();
        ProjectPage page = supplied.listed();
        PageNote.Builder note = PageNote.builder().say("index", owner.value());
        Optional<PageAnswer> instead = provided(page, owner, note).or(() -> contradiction(page, owner));
        if (instead.isPresent()) {
            return CompletableFuture.completedFuture(instead.get());
        }
        IndexEntry entry = force.policy().index(owner).orElseThrow();
        int[] rows = new Selection(page, force.policy(), entry, clock.instant(), note).rows();
        PageBasis basis = new PageBasis(page, rows, note.build());
        if (former.filter(last -> last instanceof PageAnswer.Listed listed
                        && listed.page().isOf(basis))
                .isPresent()) {
            return CompletableFuture.completedFuture(former.get());
        }
        PackageIndex index = force.index(owner);
        Correcting reading = new PatchedMetadata(index);
        Correcting way = wheels.isPresent() ? new RewrittenWheels(wheels.get(), index, owner, force.policy()) : reading;
        return new Corrections(page, force.policy(), note)
                .of(rows, way, reading)
                .thenApply(corrections -> served(corrections, index, rows, basis, note));
    }

    private static Optional<PageAnswer> provided(ProjectPage page, IndexId owner, PageNote.Builder note) {
        Set<String> commands = new LinkedHashSet<>();
        int packages = 0;
        for (int row = 0; row < page.fileCount(); row++) {
            ProvidedPackage one = page.provided(row);
            if (one != null && packages++ < MOST_PACKAGES) {
                note.say("purl", one.purl());
                PackageCommand.of(one).ifPresent(commands::add);
            }
        }
        if (packages == 0 || packages < page.fileCount()) {
            return Optional.empty();
        }
        note.say("reason", "a package of " + owner + " provides " + page.name() + ": there is no file to download");
        commands.forEach(command -> note.say("command", command));
        return Optional.of(listed(page, note));
    }

    /** {@return that an index contradicts itself, where it does: what it lists under one name is not one file} */
    private static Optional<PageAnswer> contradiction(ProjectPage page, IndexId owner) {
        PageReleases releases = page.releases();
        for (int twin = 0; twin < releases.twinCount(); twin++) {
            int first = releases.firstOfTwin(twin);
            int second = releases.twin(twin);
            boolean sound = page.fault(first) == null && page.fault(second) == null;
            if (sound && page.file(first).hashes().contradicts(page.file(second).hashes())) {
                return Optional.of(new PageAnswer.Unavailable(page.name() + " cannot be served: '" + owner + "' lists "
                        + page.filename(first) + " twice, with different hashes\n"));
            }
        }
        return Optional.empty();
    }

    private static PageAnswer served(
            Corrections corrections, PackageIndex index, int[] rows, PageBasis basis, PageNote.Builder note) {
        ProjectPage page = corrections.page();
        if (corrections.failure().isPresent()) {
            return new PageAnswer.Unavailable(
                    page.name() + " cannot be served: " + corrections.failure().get() + "\n");
        }
        boolean remote = index instanceof FileSource;
        SelectedPage selected =
                SelectedPage.of(page, corrections.without(rows), row -> listed(corrections, row, remote));
        return new PageAnswer.Listed(ServedPage.of(
                selected,
                note.build(),
                new ServedRows(index, corrections),
                corrections.mayBeAny() ? Optional.empty() : Optional.of(basis)));
    }

    /** {@return a file as we list it} Metadata of an index without files is written anew, so no hash of it is known. */
    private static DistributionFile listed(Corrections corrections, int row, boolean remote) {
        DistributionFile file = corrections.page().file(row);
        Optional<RewrittenFile> rewritten = corrections.rewritten(row);
        String filename = rewritten.map(made -> made.wheel().filename()).orElse(file.filename());
        DistributionFile.Builder served =
                DistributionFile.builder(file.project(), filename, FilePath.relative(file.project(), filename));
        if (rewritten.isPresent()) {
            served.hashes(sha256(rewritten.get().wheel().sha256()))
                    .size(rewritten.get().wheel().size());
        } else {
            served.hashes(file.hashes());
            file.size().ifPresent(served::size);
        }
        file.uploadTime().ifPresent(served::uploadTime);
        file.requiresPython().filter(PageMaker::isReadable).ifPresent(served::requiresPython);
        file.yank().ifPresent(served::yank);
        Optional<byte[]> text = corrections.text(row);
        if (text.isPresent()) {
            served.metadata(sha256(Sha256.hex(text.get())));
        } else {
            file.metadata().ifPresent(hashes -> served.metadata(remote ? hashes : FileHashes.none()));
        }
        return served.build();
    }

    /** What cannot be read is passed over by the rule; some installers pass the file over. */
    private static boolean isReadable(String requiresPython) {
        try {
            SpecifierSet unused = SpecifierSet.parse(requiresPython);
            return unused != null;
        } catch (InvalidSpecifierException e) {
            return false;
        }
    }

    private static FileHashes sha256(String hex) {
        return FileHashes.of(List.of(new FileHash("sha256", hex)));
    }
}
