// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.policy;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.policy.MissingUploadTimeRule;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.tag.Target;
import dev.headwater.core.OverlayFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says a world in the words of the library. */
final class WorldPolicy {
    private static final Target TARGET = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));
    private static final Duration AMPLE = Duration.ofSeconds(60);

    private WorldPolicy() {}

    /**
     * {@return the policy}
     *
     * @throws dev.headwater.api.policy.InvalidPolicyException if it is refused
     */
    static IndexPolicy of(World world, WorldServer server) {
        IndexPolicy.Builder policy = IndexPolicy.builder().preReleases(preReleases(world));
        world.sites().forEach(site -> policy.index(entry(site, server)));
        world.pins().forEach((name, id) -> policy.pin(ProjectName.parse(name), IndexId.parse(id)));
        TreeMap<NamePattern, FormatRule> formats = new TreeMap<>();
        world.formats()
                .forEach((name, rule) -> formats.put(NamePattern.parse(name), FormatRule.valueOf(constant(rule))));
        world.coolDowns().forEach((name, days) -> policy.coolDown(ProjectName.parse(name), Duration.ofDays(days)));
        if (!world.hotfixes().isEmpty()) {
            policy.overlaysMayUnyank().overlays(OverlayFile.parse(toml(world.hotfixes()), Path.of("overlays.toml")));
        }
        return policy.format(FormatPolicy.of(formats)).build();
    }

    private static String toml(List<Hotfix> hotfixes) {
        return IntStream.range(0, hotfixes.size())
                .mapToObj(number -> hotfixes.get(number).toml(number))
                .collect(Collectors.joining());
    }

    private static PreReleaseMode preReleases(World world) {
        return PreReleaseMode.valueOf(constant(world.preReleases()));
    }

    private static String constant(String word) {
        return word.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static IndexEntry entry(Site site, WorldServer server) {
        IndexEntry.Builder entry = IndexEntry.builder(IndexId.parse(site.id()), server.url(site.id() + "/"))
                .role(IndexRole.valueOf(constant(site.role())))
                .reserved(patterns(site.reserved()))
                .deny(patterns(site.deny()))
                .coolDown(Duration.ofDays(site.coolDown()))
                .missingUploadTime(site.isUndatedTaken() ? MissingUploadTimeRule.ALLOW : MissingUploadTimeRule.REFUSE)
                .timeout(AMPLE)
                .retries(0);
        if (!site.allow().isEmpty()) {
            entry.allow(patterns(site.allow()));
        }
        site.knownProject().ifPresent(name -> entry.knownProject(ProjectName.parse(name)));
        site.trustGroup().ifPresent(entry::trustGroup);
        if (site.isForbiddenAbsent()) {
            entry.alsoAbsent(List.of(403));
        }
        if (site.isNowhereAbsent()) {
            entry.absentRedirects(List.of(server.url("nowhere/")));
        }
        if (site.hasMirror()) {
            entry.mirrors(List.of(server.url(site.id() + "-mirror/")));
        }
        return site.hasMirror() && site.isMirrorComplete()
                ? entry.mirrorsComplete().build()
                : entry.build();
    }

    private static List<NamePattern> patterns(List<String> texts) {
        return texts.stream().map(NamePattern::parse).toList();
    }

    static ResolutionRequest request(World world) {
        ResolutionRequest.Builder request = ResolutionRequest.builder(TARGET);
        world.request().forEach(wish -> request.require(wish.toString()));
        world.before()
                .ifPresent(day -> request.excludeNewer(
                        Instant.parse("2026-05-01T00:00:00Z").plus(Duration.ofDays(day - 1))));
        return request.build();
    }
}
