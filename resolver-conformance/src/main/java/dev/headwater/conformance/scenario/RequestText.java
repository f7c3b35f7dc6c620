// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.explanation.Place;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.GroupName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.Preference;
import dev.headwater.api.resolution.ReleaseRule;
import dev.headwater.api.resolution.ReleaseRules;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.ResolutionStrategy;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.Version;
import dev.headwater.conformance.section.InvalidScenarioException;
import dev.headwater.conformance.section.PolicyText;
import dev.headwater.core.PyprojectFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the request of a scenario: a requirement a line, behind it perhaps {@code --hash-of INDEX FILENAME}; or an
 * option, {@code --constraint lib<2}, {@code --override lib==3}, {@code --prefer lib 1.0}, {@code --resolution lowest},
 * {@code --prerelease allow}, {@code --all-releases NAME}, {@code --only-final NAME}, {@code --format NAME RULE},
 * {@code --require-hashes}, {@code --exclude-newer TIME}, {@code --now TIME}, {@code --steps NUMBER}, {@code --audit},
 * {@code --disclose-names}, {@code --accept-owner NAME}; or of a project whose file is a section, {@code -r FILE.toml
 * EXTRAS} and {@code --group FILE.toml GROUP}.
 */
public final class RequestText {
    private static final String HASH_OF = " --hash-of ";

    private final Map<IndexId, PackageIndex> indexes;
    private final Map<String, PyprojectFile> projects;
    private final ResolutionRequest.Builder request =
            ResolutionRequest.builder(Target.cpython("3.12", List.of("manylinux_2_17_x86_64")));
    private final Map<NamePattern, FormatRule> formats = new TreeMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final Set<ProjectName> accepted = new TreeSet<>();
    private final List<ExtraName> extras = new ArrayList<>();
    private final List<GroupName> groups = new ArrayList<>();
    private ReleaseRules releases = ReleaseRules.NONE;
    private Optional<Instant> now = Optional.empty();
    private boolean isAudited;
    private boolean disclosesNames;

    RequestText(Map<IndexId, PackageIndex> indexes, Map<String, PyprojectFile> projects) {
        this.indexes = indexes;
        this.projects = projects;
    }

    void add(String text) {
        Line line = Line.of(text);
        lines.add(line);
        String rest = line.rest();
        switch (line.option()) {
            case "-r" -> addProject(rest.split(" ", -1));
            case "--group" -> addGroup(rest.split(" ", -1));
            case "--constraint" -> request.constrain(requirement(rest));
            case "--override" -> request.override(requirement(rest));
            case "--prefer" -> request.prefer(preference(rest));
            case "--resolution" -> request.strategy(PolicyText.constant(ResolutionStrategy.values(), rest));
            case "--prerelease" -> request.preReleases(PolicyText.constant(PreReleaseMode.values(), rest));
            case "--all-releases" -> releases = releases.with(ReleaseRule.ALL_RELEASES, rest);
            case "--only-final" -> releases = releases.with(ReleaseRule.ONLY_FINAL, rest);
            case "--format" -> addFormat(rest);
            case "--require-hashes" -> request.requireHashes();
            case "--exclude-newer" -> request.excludeNewer(Instant.parse(rest));
            case "--now" -> now = Optional.of(Instant.parse(rest));
            case "--audit" -> isAudited = true;
            case "--disclose-names" -> disclosesNames = true;
            case "--steps" -> request.stepLimit(Long.parseLong(rest));
            case "--accept-owner" -> accepted.add(ProjectName.parse(rest));
            case "" -> request.require(requirement(rest));
            default -> throw InvalidScenarioException.ofLine(text, "a requirement, or an option of a request");
        }
    }

    private void addProject(String[] fileAndExtras) {
        List<ExtraName> asked =
                Arrays.stream(fileAndExtras).skip(1).map(ExtraName::parse).toList();
        project(fileAndExtras[0]).addTo(request, asked);
        extras.addAll(asked);
    }

    private void addGroup(String[] fileAndGroup) {
        requireWords(fileAndGroup, 2, "--group FILE.toml GROUP");
        GroupName group = GroupName.parse(fileAndGroup[1]);
        project(fileAndGroup[0]).addGroupTo(request, group);
        groups.add(group);
    }

    private PyprojectFile project(String file) {
        PyprojectFile project = projects.get(file);
        if (project == null) {
            throw new InvalidScenarioException("no section '" + file + "' describes a project");
        }
        return project;
    }

    private void addFormat(String nameAndRule) {
        String[] words = nameAndRule.split(" ", -1);
        requireWords(words, 2, "--format PATTERN RULE");
        formats.put(NamePattern.parse(words[0]), PolicyText.constant(FormatRule.values(), words[1]));
    }

    private static Preference preference(String nameAndVersion) {
        String[] words = nameAndVersion.split(" ", -1);
        requireWords(words, 2, "--prefer NAME VERSION");
        return new Preference(ProjectName.parse(words[0]), Version.parse(words[1]));
    }

    /** {@return a requirement, with the hashes of the files that are named behind it} */
    public RequestedRequirement requirement(String line) {
        String[] parts = line.split(HASH_OF, -1);
        Requirement requirement = Requirement.parse(parts[0]);
        List<FileHash> hashes = new ArrayList<>();
        for (String part : List.of(parts).subList(1, parts.length)) {
            String[] words = part.split(" ", -1);
            requireWords(words, 2, "REQUIREMENT --hash-of INDEX FILENAME");
            hashes.addAll(hashes(IndexId.parse(words[0]), requirement.name(), words[1]));
        }
        return new RequestedRequirement(requirement, Place.inFile("the request"), hashes);
    }

    private List<FileHash> hashes(IndexId id, ProjectName name, String filename) {
        PackageIndex index = indexes.get(id);
        if (index != null
                && index.project(name).toCompletableFuture().join() instanceof ProjectAnswer.Present present) {
            ProjectPage page = present.page();
            for (int file = 0; file < page.fileCount(); file++) {
                if (page.provided(file) == null && page.filename(file).equals(filename)) {
                    return page.file(file).hashes().asList();
                }
            }
        }
        throw new InvalidScenarioException(id + " has no file " + filename);
    }

    private static void requireWords(String[] words, int count, String form) {
        if (words.length != count) {
            throw InvalidScenarioException.ofLine(String.join(" ", words), form);
        }
    }

    /**
     * A line of a request.
     *
     * @param option the option, {@code --constraint}; empty for a requirement
     * @param rest the requirement, or what follows the option
     */
    public record Line(String option, String rest) {
        static Line of(String text) {
            if (!text.startsWith("-")) {
                return new Line("", text);
            }
            int space = text.indexOf(' ');
            return space < 0 ? new Line(text, "") : new Line(text.substring(0, space), text.substring(space + 1));
        }
    }

    /** {@return the lines as they are written} */
    public List<Line> lines() {
        return Collections.unmodifiableList(lines);
    }

    /** {@return the time of the resolution, if it matters} */
    public Optional<Instant> now() {
        return now;
    }

    /** {@return whether it is asked what other ways would have chosen} */
    AuditMode audit() {
        if (!isAudited) {
            return AuditMode.NONE;
        }
        return disclosesNames ? AuditMode.WITH_CONSENT : AuditMode.WITHOUT_CONSENT;
    }

    /** {@return the names whose owner may be another than in a lock} */
    Set<ProjectName> accepted() {
        return accepted;
    }

    /** {@return the extras that are asked of projects} */
    List<ExtraName> extras() {
        return extras;
    }

    /** {@return the groups that are asked of projects} */
    List<GroupName> groups() {
        return groups;
    }

    /** {@return the request} */
    public ResolutionRequest build() {
        return request.format(FormatPolicy.of(formats)).releaseRules(releases).build();
    }
}
