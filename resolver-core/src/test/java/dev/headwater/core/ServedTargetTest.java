// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.explanation.Exclusion.OtherTarget;
import dev.headwater.api.explanation.Exclusion.OtherTarget.Difference;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.resolution.CandidateList;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.api.tag.TargetBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The targets that what a distributor provides is for, and those that it is not. */
class ServedTargetTest {
    private static final List<String> LINUX = List.of("manylinux_2_28_x86_64");

    private static Optional<OtherTarget> exclusion(Target target) {
        InMemoryIndex index =
                InMemoryIndex.parse("lib 1.0 provided pkg:deb/debian/python3-lib@1.0-1 | serves 3.13 amd64 x86_64");
        IndexPolicy policy = IndexPolicy.builder()
                .index(IndexEntry.builder(IndexId.parse("distro"), "a text")
                        .kind(IndexKind.SUPPLIED)
                        .build())
                .build();
        try (Resolver resolver = Resolvers.builder()
                .policy(policy)
                .indexes((entry, whole) -> Optional.of(index))
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .build()) {
            CandidateList list = resolver.candidates(
                    ProjectName.parse("lib"), ResolutionRequest.builder(target).build());
            return list.rows().get(0).unusable().map(OtherTarget.class::cast);
        }
    }

    private static void isAnother(Target target, Difference difference, String told) {
        assertThat(exclusion(target)).get().satisfies(exclusion -> {
            assertThat(exclusion.difference()).isEqualTo(difference);
            assertThat(exclusion.target()).isEqualTo(told);
        });
    }

    @Test
    void theSameMinorVersionOnTheSameMachineFits() {
        assertThat(exclusion(Target.cpython("3.13.5", LINUX))).isEmpty();
        assertThat(exclusion(Target.cpython("3.13.0rc1", List.of("linux_x86_64"))))
                .isEmpty();
    }

    @Test
    void anotherTargetDoesNot() {
        isAnother(Target.cpython("3.12.13", LINUX), Difference.PYTHON, "3.12");
        isAnother(Target.cpython("3.13", List.of("manylinux_2_28_aarch64")), Difference.MACHINE, "aarch64");
        isAnother(Target.cpython("3.13", List.of("win_amd64")), Difference.SYSTEM, "Windows");
        isAnother(Target.cpython("3.13", List.of("macosx_14_0_x86_64")), Difference.SYSTEM, "Darwin");
        isAnother(Target.cpython("3.13", List.of("musllinux_1_2_x86_64")), Difference.SYSTEM, "Linux with musl");
        isAnother(Target.pypy("3.13", "7.3.17", LINUX), Difference.IMPLEMENTATION, "pypy");
        isAnother(Target.cpythonFreeThreaded("3.13", LINUX), Difference.IMPLEMENTATION, "cpython, free-threaded");
    }

    /** Where nothing is known of the system, or a marker is empty, the tags say what they can. */
    @Test
    void aTargetOfTagsAloneIsOfTheSystemOfItsTags() {
        assertThat(exclusion(tags("linux_x86_64"))).isEmpty();
        assertThat(exclusion(Target.builder()
                        .python("3.13")
                        .platformTag("linux_x86_64")
                        .marker(MarkerField.PLATFORM_SYSTEM, "")
                        .build()))
                .isEmpty();
        assertThat(exclusion(tags("other_1_x86_64", "linux_x86_64"))).isEmpty();
        isAnother(tags("linux_aarch64"), Difference.MACHINE, "aarch64");
        isAnother(tags("other_1_x86_64"), Difference.SYSTEM, "");
    }

    private static Target tags(String... tags) {
        TargetBuilder target = Target.builder().python("3.13");
        List.of(tags).forEach(target::platformTag);
        return target.build();
    }
}
