// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.trial;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ForwardingIndex;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.PageReleases;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.Withdrawal;
import dev.headwater.api.name.ProjectName;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * An index whose pages keep the files that they make: each trial asks for the same ones, and some pages hash what they
 * make.
 */
public final class KeptIndex extends ForwardingIndex {
    /** Keeps what pages of an index make. */
    public KeptIndex(PackageIndex index) {
        super(index);
    }

    @Override
    public CompletionStage<ProjectAnswer> project(ProjectName name) {
        return super.project(name)
                .thenApply(answer -> answer instanceof ProjectAnswer.Present present
                        ? new ProjectAnswer.Present(new Page(present.page()))
                        : answer);
    }

    /** A page that makes each file once. */
    private static final class Page implements ProjectPage {
        private final ProjectPage page;
        private final AtomicReferenceArray<@Nullable DistributionFile> files;

        Page(ProjectPage page) {
            this.page = page;
            this.files = new AtomicReferenceArray<>(page.fileCount());
        }

        @Override
        public DistributionFile file(int file) {
            DistributionFile known = files.get(file);
            if (known != null) {
                return known;
            }
            DistributionFile made = page.file(file);
            files.set(file, made);
            return made;
        }

        @Override
        public ProjectName name() {
            return page.name();
        }

        @Override
        public ProjectStatus status() {
            return page.status();
        }

        @Override
        public int fileCount() {
            return page.fileCount();
        }

        @Override
        public String filename(int file) {
            return page.filename(file);
        }

        @Override
        public PageReleases releases() {
            return page.releases();
        }

        @Override
        public long uploadTime(int file) {
            return page.uploadTime(file);
        }

        @Override
        public @Nullable String requiresPython(int file) {
            return page.requiresPython(file);
        }

        @Override
        public @Nullable String requiresPythonBy(int file) {
            return page.requiresPythonBy(file);
        }

        @Override
        public boolean isYanked(int file) {
            return page.isYanked(file);
        }

        @Override
        public @Nullable ListingFault fault(int file) {
            return page.fault(file);
        }

        @Override
        public @Nullable String yankedBy(int file) {
            return page.yankedBy(file);
        }

        @Override
        public @Nullable Withdrawal withdrawal(int file) {
            return page.withdrawal(file);
        }

        @Override
        public @Nullable ProvidedPackage provided(int row) {
            return page.provided(row);
        }

        @Override
        public @Nullable MetadataEdit edit(int row) {
            return page.edit(row);
        }
    }
}
