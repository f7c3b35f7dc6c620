// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import com.google.common.hash.Hashing;
import dev.headwater.api.resolution.OwnProject;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.text.Spelling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The digest of what was asked for: all that can change an answer but the target, the policy and what an older lock
 * prefers. Where it was written, and in which order, is no part of it.
 */
final class RequestDigest {
    private final List<String> lines = new ArrayList<>();

    private RequestDigest() {}

    static String of(ResolutionRequest request) {
        RequestDigest digest = new RequestDigest();
        request.projects().forEach(digest::project);
        digest.requirements("require", request.requirements());
        digest.requirements("constrain", request.constraints());
        digest.requirements("override", request.overrides());
        digest.line("resolution", Spelling.of(request.strategy()));
        digest.line("require-hashes", Boolean.toString(request.requireHashes()));
        request.format()
                .rules()
                .forEach((pattern, rule) -> digest.line("format", pattern.toString(), Spelling.of(rule)));
        request.excludeNewer().ifPresent(time -> digest.line("exclude-newer", time.toString()));
        request.preReleases().ifPresent(mode -> digest.line("prerelease", Spelling.of(mode)));
        request.releaseRules().ofAll().ifPresent(rule -> digest.line("releases", ":all:", Spelling.of(rule)));
        request.releaseRules()
                .byName()
                .forEach((name, rule) -> digest.line("releases", name.value(), Spelling.of(rule)));
        Collections.sort(digest.lines);
        String text = "request-digest 1\n" + String.join("", digest.lines);
        return "sha256:" + Hashing.sha256().hashString(text, StandardCharsets.UTF_8);
    }

    private void project(OwnProject project) {
        String name = project.name().value();
        line("project", name, project.version().map(Object::toString).orElse("dynamic"));
        project.dependencies().ifPresent(all -> requirements("project-require " + name, all));
        project.extras()
                .ifPresent(extras -> extras.forEach((extra, all) -> {
                    line("project-extra", name, extra.value());
                    requirements("project-extra " + name + " " + extra, all);
                }));
    }

    private void requirements(String word, List<RequestedRequirement> requirements) {
        for (RequestedRequirement one : requirements) {
            List<String> texts = new ArrayList<>();
            texts.add(one.requirement().toString());
            one.hashes().stream().map(Object::toString).sorted().forEach(texts::add);
            line(word, texts.toArray(String[]::new));
        }
    }

    /** Each text stands behind its length, so that no two requests have the same line. */
    private void line(String word, String... texts) {
        StringBuilder line = new StringBuilder(word);
        for (String text : texts) {
            line.append(' ').append(text.length()).append(':').append(text);
        }
        lines.add(line.append('\n').toString());
    }
}
