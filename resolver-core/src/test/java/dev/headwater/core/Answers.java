// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Asks an index whose answers are there at once. */
final class Answers {
    private Answers() {}

    static ProjectAnswer ask(PackageIndex index, String name) {
        CompletableFuture<ProjectAnswer> answer =
                index.project(ProjectName.parse(name)).toCompletableFuture();
        assertThat(answer).isDone();
        return answer.join();
    }

    static ProjectPage page(PackageIndex index, String name) {
        ProjectAnswer answer = ask(index, name);
        assertThat(answer).isInstanceOf(ProjectAnswer.Present.class);
        return ((ProjectAnswer.Present) answer).page();
    }

    static IndexFault fault(PackageIndex index, String name) {
        ProjectAnswer answer = ask(index, name);
        assertThat(answer).isInstanceOf(ProjectAnswer.Unavailable.class);
        return ((ProjectAnswer.Unavailable) answer).fault();
    }

    static void assertAbsent(PackageIndex index, String name) {
        assertThat(ask(index, name)).isInstanceOf(ProjectAnswer.Absent.class);
    }

    static List<String> filenames(PackageIndex index, String name) {
        ProjectPage page = page(index, name);
        return IntStream.range(0, page.fileCount()).mapToObj(page::filename).toList();
    }

    static MetadataAnswer metadata(PackageIndex index, DistributionFile file) {
        return index.metadata(file).toCompletableFuture().join();
    }

    static MetadataAnswer metadata(PackageIndex index, String name, int file) {
        return metadata(index, page(index, name).file(file));
    }

    static MetadataAnswer.Found found(MetadataAnswer answer) {
        assertThat(answer).isInstanceOf(MetadataAnswer.Found.class);
        return (MetadataAnswer.Found) answer;
    }

    static String unusable(MetadataAnswer answer) {
        assertThat(answer).isInstanceOf(MetadataAnswer.Unusable.class);
        MetadataAnswer.Unusable unusable = (MetadataAnswer.Unusable) answer;
        return unusable.cause() + ": " + unusable.detail();
    }

    static IndexFault unavailable(MetadataAnswer answer) {
        assertThat(answer).isInstanceOf(MetadataAnswer.Unavailable.class);
        return ((MetadataAnswer.Unavailable) answer).fault();
    }
}
