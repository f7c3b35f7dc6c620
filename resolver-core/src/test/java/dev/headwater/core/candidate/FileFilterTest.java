// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.MissingUploadTimeRule;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.api.resolution.ResolutionStrategy;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.core.local.ListedPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules stand there twice: quick ones that tell whether, and slow ones that tell why not. */
class FileFilterTest {
    private static final long SEED = 20261130;
    private static final int PAGES = 3_000;
    private static final ProjectName LIB = ProjectName.parse("lib");
    private static final Target TARGET = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static final FileHash STRONG = FileHash.parse("sha256:" + "ab".repeat(32));
    private static final FileHash OTHER = FileHash.parse("sha256:" + "cd".repeat(32));

    private static final List<String> NAMES = List.of(
            "lib-1.0-py3-none-any.whl",
            "lib-1.0.tar.gz",
            "lib-1.0-cp312-cp312-win_amd64.whl",
            "lib-2.0b1-py3-none-any.whl",
            "lib-2.0b1.tar.gz",
            "lib-2.0.zip",
            "lib-2.0-cp312-cp312-manylinux_2_17_x86_64.whl",
            "other-1.0.tar.gz",
            "lib-x-py3-none-any.whl",
            "lib-1.0.exe");

    private final Random random = new Random(SEED);

    @Test
    void aRowMayBeChosenIfNothingExcludesIt() {
        int admitted = 0;
        int excluded = 0;
        for (int i = 0; i < PAGES; i++) {
            ProjectPage page = page();
            CandidateRules rules = rules();
            FileFilter filter = new FileFilter(page, page.releases(), rules, TARGET);
            for (int row = 0; row < page.fileCount(); row++) {
                boolean admits = filter.admits(row);
                assertThat(admits).as("%s by %s", page.file(row), rules).isEqualTo(filter.exclusion(row) == null);
                admitted += admits ? 1 : 0;
                excluded += admits ? 0 : 1;
            }
        }
        // Worth something only if both are common.
        assertThat(admitted).isGreaterThan(PAGES);
        assertThat(excluded).isGreaterThan(PAGES);
    }

    private ProjectPage page() {
        List<DistributionFile> files = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = pick(NAMES);
            DistributionFile.Builder file = DistributionFile.builder(LIB, name, "https://example.org/" + name);
            if (isOneIn(2)) {
                file.uploadTime(TIME.plusSeconds(random.nextInt(3) - 1L));
            }
            if (isOneIn(3)) {
                file.requiresPython(pick(List.of(">=3.8", "<3", "no specifier", "")));
            }
            if (isOneIn(4)) {
                file.yank(isOneIn(2) ? Yank.withoutReason() : Yank.because("bad"));
            }
            if (isOneIn(2)) {
                file.hashes(FileHashes.of(List.of(isOneIn(2) ? STRONG : OTHER)));
            }
            if (isOneIn(10)) {
                file.fault(ListingFault.MALFORMED_HASH);
            }
            files.add(file.build());
        }
        ProjectStatus status = isOneIn(8)
                ? new ProjectStatus(pick(List.of(ProjectStatus.State.values())), Optional.empty())
                : ProjectStatus.ACTIVE;
        return ListedPage.ofFiles(LIB, status, files);
    }

    private CandidateRules rules() {
        return new CandidateRules(
                LIB,
                pick(List.of(FormatRule.values())),
                isOneIn(2) ? Optional.empty() : Optional.of(TIME),
                pick(List.of(MissingUploadTimeRule.values())),
                pick(List.of(PreReleaseMode.values())),
                ResolutionStrategy.HIGHEST,
                isOneIn(2) ? List.of() : List.of(SpecifierSet.parse(pick(List.of("==1.0", "===2.0b1", ">=1")))),
                isOneIn(2),
                isOneIn(2) ? Optional.empty() : Optional.of(isOneIn(4) ? Set.of() : Set.of(STRONG)),
                List.of());
    }

    private boolean isOneIn(int count) {
        return random.nextInt(count) == 0;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
