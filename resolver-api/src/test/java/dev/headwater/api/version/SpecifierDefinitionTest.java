// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ranges of clauses against the sentences of the standard, told version by version without intervals. */
class SpecifierDefinitionTest {
    private static final long SEED = 3;

    @Test
    void rangesHoldWhatTheSentencesSay() {
        VersionSamples samples = new VersionSamples(SEED);
        List<Version> versions = samples.ascending(150);
        for (int i = 0; i < 4_000; i++) {
            VersionSpecifier clause = VersionSpecifier.parse(samples.clause());
            Version bound = clause.version().orElseThrow();
            for (Version version : i % 2 == 0 ? versions : neighbors(bound)) {
                assertThat(clause.contains(version))
                        .as("%s %s, seed %d", clause, version, SEED)
                        .isEqualTo(accepts(clause, bound, version));
            }
        }
    }

    private static List<Version> neighbors(Version bound) {
        String release = bound.baseVersion().toString();
        String open = bound.publicVersion().toString();
        String posts = open.contains(".dev") ? open.substring(0, open.indexOf(".dev")) : open;
        return List.of(
                        release,
                        open,
                        bound.toString(),
                        open + "+x",
                        release + ".dev0",
                        release + ".dev1",
                        release + "a0",
                        release + "rc1.post0",
                        release + ".post0",
                        release + ".post0.dev0",
                        release + ".post1",
                        release + ".post511",
                        release + ".post512+1",
                        release + ".1",
                        release + ".0.0.dev3",
                        posts,
                        posts + ".dev0",
                        posts + ".dev4294967297",
                        posts + "+y")
                .stream()
                .map(Version::parse)
                .toList();
    }

    private static boolean accepts(VersionSpecifier clause, Version bound, Version version) {
        Version open = version.publicVersion();
        return switch (clause.operator()) {
            case EQUAL -> equal(clause, bound, version);
            case NOT_EQUAL -> !equal(clause, bound, version);
            case COMPATIBLE -> open.compareTo(bound) >= 0 && beginsWith(open, bound, bound.releaseCount() - 1);
            case LESS_OR_EQUAL -> open.compareTo(bound) <= 0;
            case GREATER_OR_EQUAL -> open.compareTo(bound) >= 0;
            case LESS -> version.compareTo(bound) < 0 && (bound.isPreRelease() || !isPreReleaseOf(bound, version));
            case GREATER ->
                version.compareTo(bound) > 0
                        && !open.equals(bound)
                        && (bound.isPostRelease() || !isPostReleaseOf(bound, version));
            case ARBITRARY -> throw new AssertionError("not sampled");
        };
    }

    private static boolean equal(VersionSpecifier clause, Version bound, Version version) {
        if (clause.isWildcard()) {
            return beginsWith(version, bound, bound.releaseCount());
        }
        return (bound.hasLocal() ? version : version.publicVersion()).equals(bound);
    }

    private static boolean beginsWith(Version version, Version bound, int numbers) {
        for (int i = 0; i < numbers; i++) {
            BigInteger number = i < version.releaseCount() ? version.release().get(i) : BigInteger.ZERO;
            if (!number.equals(bound.release().get(i))) {
                return false;
            }
        }
        return version.epoch().equals(bound.epoch());
    }

    /** Of a final release, its pre-releases and development releases; of a post-release, its development releases. */
    private static boolean isPreReleaseOf(Version bound, Version version) {
        boolean sameRelease = version.baseVersion().equals(bound.baseVersion());
        return bound.isPostRelease()
                ? sameRelease
                        && version.isDevRelease()
                        && version.post().equals(bound.post())
                        && version.pre().isEmpty()
                : sameRelease && version.isPreRelease() && (version.pre().isPresent() || !version.isPostRelease());
    }

    private static boolean isPostReleaseOf(Version bound, Version version) {
        return version.isPostRelease()
                && version.baseVersion().equals(bound.baseVersion())
                && version.pre().equals(bound.pre())
                && !bound.isDevRelease();
    }
}
