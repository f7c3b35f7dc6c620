// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.conda;

import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ProvidedPackage.NameEvidence;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.distro.compile.Claims;
import dev.headwater.distro.compile.CompileSettings;
import dev.headwater.distro.compile.Distribution;
import dev.headwater.distro.compile.Member;
import dev.headwater.distro.compile.ModulePackage;
import dev.headwater.distro.compile.Needs;
import dev.headwater.distro.compile.PackageSet;
import dev.headwater.distro.compile.ProjectVersion;
import dev.headwater.distro.conda.CondaPackage;
import dev.headwater.distro.conda.Repodata;
import dev.headwater.distro.feed.FeedHead;
import dev.headwater.distro.listed.PackageFile;
import dev.headwater.distro.repository.conda.CondaSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The packages of conda's channels: a name is of the first channel that has it, as conda has it with strict priorities.
 * Of each version one build counts for each Python.
 */
public final class CondaPackages implements PackageSet {
    private static final int SHOWN = 200;
    private static final String OTHER_BUILD = " in a build that does not count";

    private final List<FeedHead.Source> sources;
    private final String distributor;
    private final Specs specs = new Specs();
    private final ChannelPythons pythons;
    private final ProjectNames projects;

    /** Of each name the place of the channel that has it. Of most packages nothing else is kept. */
    private final SortedMap<String, Integer> listed = new TreeMap<>();

    private final SortedMap<String, CondaMember> members = new TreeMap<>();
    private final SortedMap<String, List<String>> ids = new TreeMap<>();
    private final SortedMap<String, List<Distribution>> distributions = new TreeMap<>();
    private final SortedMap<String, Missing> missing = new TreeMap<>();
    private final List<FeedHead.Remark> remarks = new ArrayList<>();

    /**
     * Finds out which projects the packages provide.
     *
     * @param channels all sources, in the order of the policy
     * @param settings what the policy says
     * @throws dev.headwater.distro.repository.UnreadableRepositoryException if a channel is meant to be used with one
     *     that is no source
     */
    public CondaPackages(List<CondaSnapshot> channels, CompileSettings settings) {
        RelatedChannels.require(channels);
        sources = channels.stream()
                .map(from -> new FeedHead.Source(from.location(), "", Optional.empty(), Optional.empty(), from.trust()))
                .toList();
        distributor = channels.get(0).channel();
        projects = new ProjectNames(settings);
        SortedMap<String, List<CondaPackage>> all = new TreeMap<>();
        SortedMap<String, SortedSet<String>> unmapped = new TreeMap<>();
        for (int source = 0; source < channels.size(); source++) {
            add(source, channels.get(source), all, unmapped);
        }
        pythons = new ChannelPythons(all.getOrDefault(ChannelPythons.PYTHON, List.of()), specs);
        BuildChoice choice = new BuildChoice(pythons, settings.architecture());
        all.forEach((name, builds) -> {
            boolean isDeclared = declare(name, builds);
            if (isDeclared || projects.isMapped(name)) {
                int source = listed.getOrDefault(name, 0);
                List<CondaMember> chosen =
                        choice.of(builds, source, channels.get(source).channel());
                choose(name, chosen, isDeclared ? builds : List.of());
            } else {
                SortedSet<String> said = unmapped.computeIfAbsent(name, key -> new TreeSet<>());
                builds.forEach(build -> said.add(build.python()));
            }
        });
        unmapped.forEach(this::remark);
        for (int source = 0; source < channels.size(); source++) {
            addRemoved(source, channels.get(source));
        }
    }

    private void add(
            int source,
            CondaSnapshot channel,
            SortedMap<String, List<CondaPackage>> all,
            SortedMap<String, SortedSet<String>> unmapped) {
        for (Repodata folder : channel.folders()) {
            for (CondaPackage one : folder.packages()) {
                if (listed.computeIfAbsent(one.name(), name -> source) == source) {
                    all.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(one);
                }
            }
            folder.others().forEach((name, python) -> {
                if (listed.computeIfAbsent(name, key -> source) == source) {
                    unmapped.computeIfAbsent(name, key -> new TreeSet<>()).add(python);
                }
            });
        }
    }

    /** {@return whether a build of the name declares a project} */
    private boolean declare(String name, List<CondaPackage> builds) {
        for (CondaPackage build : builds) {
            for (String purl : build.purls()) {
                if (CondaUrl.isOfProject(purl) && CondaUrl.project(purl).isEmpty()) {
                    remarks.add(
                            new FeedHead.Remark(FeedHead.Remark.Kind.UNREADABLE_NAME, name, Shown.text(purl, SHOWN)));
                }
            }
        }
        return builds.stream().anyMatch(build -> build.purls().stream().anyMatch(CondaUrl::isOfProject));
    }

    /**
     * Keeps the builds that count.
     *
     * @param declaring all builds of the name, if any of them declares a project
     */
    private void choose(String name, List<CondaMember> chosen, List<CondaPackage> declaring) {
        SortedSet<ProjectName> declared = new TreeSet<>();
        declaring.forEach(build -> named(build).forEach(project -> declared.add(project.name())));
        List<String> own = new ArrayList<>();
        SortedSet<ProjectName> provided = new TreeSet<>();
        for (CondaMember member : chosen) {
            String id = member.id();
            own.add(id);
            members.put(id, member);
            List<Distribution> found = declared(member, declared);
            found.forEach(distribution -> provided.add(distribution.project()));
            if (!found.isEmpty()) {
                distributions.put(id, found);
            }
        }
        ids.put(name, own.stream().distinct().sorted().toList());
        declared.removeAll(provided);
        for (ProjectName project : declared) {
            CondaMember newest = chosen.get(0);
            Distribution found = distribution(newest, project, Optional.empty(), NameEvidence.DECLARED)
                    .refused(new ProvidedFault(
                            ProvidedFault.Kind.DECLARATION, Shown.text("pkg:pypi/" + project + OTHER_BUILD, SHOWN)));
            missing.put(newest.id() + " " + project, new Missing(newest, List.of(found)));
        }
    }

    private static List<CondaUrl.NamedProject> named(CondaPackage build) {
        return build.purls().stream()
                .filter(CondaUrl::isOfProject)
                .flatMap(purl -> CondaUrl.project(purl).stream())
                .toList();
    }

    /** What other builds of a name declare is so for one that declares nothing. */
    private static List<Distribution> declared(CondaMember member, SortedSet<ProjectName> byOthers) {
        SortedMap<ProjectName, Distribution> found = new TreeMap<>();
        named(member.listed())
                .forEach(project -> found.putIfAbsent(
                        project.name(),
                        distribution(member, project.name(), project.version(), NameEvidence.DECLARED)));
        if (found.isEmpty()) {
            byOthers.forEach(project ->
                    found.put(project, distribution(member, project, Optional.empty(), NameEvidence.SIBLING_SOURCE)));
        }
        return List.copyOf(found.values());
    }

    private static Distribution distribution(
            CondaMember member, ProjectName project, Optional<String> version, NameEvidence evidence) {
        return new Distribution(
                project,
                version,
                evidence,
                member.pythons().rowPlaces(),
                member.pythons().other(),
                Optional.empty());
    }

    private void remark(String name, SortedSet<String> pythons) {
        pythons.stream()
                .filter(text -> !text.isEmpty() && !ChannelPythons.isPython(name))
                .findFirst()
                .ifPresent(text -> remarks.add(
                        new FeedHead.Remark(FeedHead.Remark.Kind.UNDECLARED, name, Shown.text(text, SHOWN))));
    }

    /** What was taken back is there, and cannot be used. */
    private void addRemoved(int source, CondaSnapshot channel) {
        Set<String> removed = new TreeSet<>();
        channel.folders().forEach(folder -> removed.addAll(folder.removed()));
        removed.removeIf(name -> listed.containsKey(name));
        for (String name : removed) {
            CondaPackage nothing = new CondaPackage(
                    name,
                    "",
                    "",
                    0,
                    "noarch",
                    List.of(),
                    List.of(),
                    List.of(),
                    false,
                    new PackageFile("", 0, ""),
                    Optional.empty(),
                    "");
            CondaMember member = new CondaMember(
                    nothing, Optional.empty(), source, channel.channel(), "noarch", pythons.of(nothing));
            List<Distribution> mapped = projects.of(name).stream()
                    .map(project -> distribution(member, project, Optional.empty(), NameEvidence.POLICY))
                    .toList();
            if (!mapped.isEmpty()) {
                missing.putIfAbsent(name, new Missing(member, mapped));
            }
        }
    }

    @Override
    public List<FeedHead.Source> sources() {
        return sources;
    }

    @Override
    public String distributor() {
        return distributor;
    }

    @Override
    public List<FeedHead.Interpreter> interpreters() {
        return pythons.all();
    }

    @Override
    public @Nullable Member find(String id) {
        return members.get(id);
    }

    @Override
    public List<String> called(String name) {
        return ids.getOrDefault(name, List.of());
    }

    /** There is no rule by which a project would be told from the name of a package. */
    @Override
    public ModulePackage naming() {
        return new ModulePackage(List.of());
    }

    @Override
    public Collection<String> names() {
        return Collections.unmodifiableSet(listed.keySet());
    }

    @Override
    public Comparator<Member> order() {
        return Comparator.comparing(member -> (CondaMember) member, BuildChoice.ORDER);
    }

    @Override
    public SortedMap<String, List<Distribution>> distributions() {
        return Collections.unmodifiableSortedMap(distributions);
    }

    @Override
    public SortedMap<String, Missing> missing() {
        return Collections.unmodifiableSortedMap(missing);
    }

    @Override
    public List<FeedHead.Remark> remarks() {
        return List.copyOf(remarks);
    }

    @Override
    public Distribution ofPolicy(ProjectName project, String id) {
        CondaMember member = members.get(id);
        return member == null
                ? Distribution.ofPolicy(project)
                : distribution(member, project, Optional.empty(), NameEvidence.POLICY);
    }

    @Override
    public Function<Claims.Claim, Needs> needs(Claims claims, Function<Claims.Claim, ProjectVersion> versions) {
        SpecWork.require(
                members.values(), name -> called(name).size(), sources.get(0).location());
        return new CondaNeedsReader(specs, projects, listed.keySet(), new ChosenBuilds(claims, versions))::read;
    }
}
