// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.rpm;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProvidedPackage.NameEvidence;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.distro.compile.Claims;
import dev.headwater.distro.compile.Distribution;
import dev.headwater.distro.compile.Member;
import dev.headwater.distro.compile.ModulePackage;
import dev.headwater.distro.compile.Needs;
import dev.headwater.distro.compile.PackageSet;
import dev.headwater.distro.compile.ProjectVersion;
import dev.headwater.distro.feed.FeedHead;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import dev.headwater.distro.repository.rpm.RpmSnapshot;
import dev.headwater.distro.rpm.Dependency;
import dev.headwater.distro.rpm.PythonCapability;
import dev.headwater.distro.rpm.RpmPackage;
import dev.headwater.distro.rpm.RpmVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The packages of rpm-md repositories: of each name the one of the highest version, in whichever source that is, one
 * for the feed's machine before all others.
 */
public final class RpmPackages implements PackageSet {
    private static final int SHOWN = 200;
    private static final int MOST_PYTHONS = 32;
    private static final String NO_ARCHITECTURE = "noarch";

    private final List<RpmSnapshot> repositories;
    private final SortedMap<String, RpmMember> members = new TreeMap<>();
    private final Map<String, List<Provision>> provisions = new TreeMap<>();
    private final List<FeedHead.Remark> remarks = new ArrayList<>();
    private final Pythons pythons;
    private final SortedMap<String, List<Distribution>> distributions = new TreeMap<>();
    private final SortedMap<String, Missing> missing;

    /**
     * Finds out which projects the packages provide.
     *
     * @param repositories all sources, in the order of the policy
     * @param architecture the distributor's word for the machine: {@code x86_64}
     * @param executor takes packages apart, at most a few at a time
     * @throws UnreadableRepositoryException if no package is for any Python, or one that must be read cannot be
     */
    public RpmPackages(List<RpmSnapshot> repositories, String architecture, Executor executor) {
        this.repositories = List.copyOf(repositories);
        for (int source = 0; source < repositories.size(); source++) {
            RpmSnapshot repository = repositories.get(source);
            for (RpmPackage listed : repository.packages()) {
                if (!repository.modular().contains(listed.place())) {
                    RpmMember member = new RpmMember(listed, source);
                    members.merge(listed.name(), member, (one, other) -> better(one, other, architecture));
                }
            }
        }
        Obsoletes obsoletes = Obsoletes.of(members.values());
        obsoletes.names().forEach(name -> members.remove(name));
        members.values().forEach(member -> provisions.put(member.name(), provisions(member)));
        provisions.values().removeIf(List::isEmpty);
        pythons = new Pythons(members.values(), provisions.values());
        if (pythons.all().isEmpty()) {
            throw unreadable(
                    0, "no package provides python(abi), or a project for a Python, so for which it is cannot be told");
        }
        if (pythons.all().size() > MOST_PYTHONS) {
            throw unreadable(0, "its packages are for more than " + MOST_PYTHONS + " Pythons");
        }
        provisions.forEach((name, all) -> distributions.put(name, distributions(name, all)));
        distributions.values().removeIf(List::isEmpty);
        InstalledProjects installed = new InstalledProjects(repositories, provisions, pythons, remarks::add, executor);
        installed
                .find(members.values(), distributions)
                .forEach((name, all) -> distributions.merge(name, all, RpmPackages::both));
        NamedProjects named = new NamedProjects(distributions, pythons);
        provisions.forEach((name, all) -> named.add(Objects.requireNonNull(members.get(name)), all, ""));
        List<RpmMember> others = older(repositories);
        others.forEach(member -> named.add(member, provisions(member), obsoletes.note(member)));
        Map<String, RpmMember> aside = new TreeMap<>();
        others.stream()
                .filter(member -> !members.containsKey(member.name()))
                .forEach(member -> aside.putIfAbsent(member.name(), member));
        missing = new TreeMap<>(installed.others(members, aside));
        // What is declared counts before what is installed, and by its names it comes first.
        missing.putAll(named.all());
    }

    private static List<Distribution> both(List<Distribution> declared, List<Distribution> installed) {
        return Stream.concat(declared.stream(), installed.stream()).toList();
    }

    private UnreadableRepositoryException unreadable(int source, String text) {
        String location = repositories.isEmpty() ? "" : repositories.get(source).location();
        return new UnreadableRepositoryException(IndexFault.of(IndexFault.Kind.CONTENT, location, text));
    }

    /** {@return those that do not count beside another of their name, the newest first} */
    private List<RpmMember> older(List<RpmSnapshot> all) {
        List<RpmMember> found = new ArrayList<>();
        for (int source = 0; source < all.size(); source++) {
            for (RpmPackage listed : all.get(source).packages()) {
                RpmMember counting = members.get(listed.name());
                if (counting == null || !counting.listed().equals(listed)) {
                    found.add(new RpmMember(listed, source));
                }
            }
        }
        found.sort(Comparator.comparing(RpmMember::name)
                .thenComparing(member -> member.listed().version(), Comparator.reverseOrder()));
        return found;
    }

    /** Of one version in two sources the first stays. */
    private static RpmMember better(RpmMember one, RpmMember other, String architecture) {
        boolean isForHere = isFor(one, architecture);
        if (isForHere != isFor(other, architecture)) {
            return isForHere ? one : other;
        }
        return other.listed().version().compareTo(one.listed().version()) > 0 ? other : one;
    }

    private static boolean isFor(RpmMember member, String architecture) {
        return member.architecture().equals(architecture)
                || member.architecture().equals(NO_ARCHITECTURE);
    }

    private List<Provision> provisions(RpmMember member) {
        List<Provision> read = new ArrayList<>();
        for (Dependency provided : member.listed().provides()) {
            try {
                Provision.of(provided).ifPresent(read::add);
            } catch (InvalidNameException e) {
                addUnreadable(member, provided);
            }
        }
        return read;
    }

    /** No project has a name that is none; but what has no name at all may be about any project. */
    private void addUnreadable(RpmMember member, Dependency provided) {
        String text = Shown.text(provided.name(), SHOWN);
        if (PythonCapability.meant(provided.name()).name().isEmpty()) {
            throw unreadable(
                    member.source(), "the package " + member.name() + " provides " + text + ", which names no project");
        }
        remarks.add(new FeedHead.Remark(FeedHead.Remark.Kind.UNREADABLE_NAME, member.name(), text));
    }

    /** What is declared for a Python by two numbers counts; for any by one number only where nothing else is said. */
    private List<Distribution> distributions(String name, List<Provision> all) {
        SortedMap<ProjectName, Set<Integer>> told = new TreeMap<>();
        List<Distribution> found = new ArrayList<>();
        for (Provision provision : all) {
            Optional<Integer> python = pythons.place(provision.python());
            if (provision.isOfProject()
                    && python.isPresent()
                    && told.computeIfAbsent(provision.project(), project -> new LinkedHashSet<>())
                            .add(python.get())) {
                found.add(distribution(provision, python.get(), Optional.empty()));
            }
        }
        for (Provision provision : all) {
            if (provision.isOfProject() && !told.containsKey(provision.project())) {
                told.put(provision.project(), Set.of());
                Optional<Integer> needed = pythons.neededBy(members.get(name));
                found.add(distribution(
                        provision,
                        needed.orElse(0),
                        needed.isPresent() ? Optional.empty() : Optional.of("python" + provision.python())));
            }
        }
        return List.copyOf(found);
    }

    private static Distribution distribution(Provision provision, int python, Optional<String> other) {
        return new Distribution(
                provision.project(), Optional.of(provision.version()), NameEvidence.DECLARED, python, other);
    }

    @Override
    public List<FeedHead.Source> sources() {
        return repositories.stream()
                .map(from -> new FeedHead.Source(from.location(), "", from.date(), Optional.empty(), from.trust()))
                .toList();
    }

    /** Whose most of the packages with projects are. */
    @Override
    public String distributor() {
        Map<String, Integer> vendors = new TreeMap<>();
        provisions.keySet().forEach(name -> {
            RpmMember member = members.get(name);
            String vendor = member == null ? "" : member.listed().vendor();
            if (!vendor.isEmpty()) {
                vendors.merge(vendor, 1, Integer::sum);
            }
        });
        return vendors.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> Shown.text(most.getKey(), SHOWN))
                .orElse("the distributor");
    }

    @Override
    public List<FeedHead.Interpreter> interpreters() {
        return pythons.all();
    }

    @Override
    public @Nullable Member find(String name) {
        return members.get(name);
    }

    @Override
    public ModulePackage naming() {
        return pythons.naming();
    }

    /** Packages of extras are there for the project of another. */
    @Override
    public Collection<String> names() {
        return members.keySet().stream()
                .filter(name -> !provisions.containsKey(name) || distributions.containsKey(name))
                .toList();
    }

    @Override
    public Comparator<Member> order() {
        return Comparator.comparing(RpmPackages::version);
    }

    /** All members of this set are of its own kind. */
    private static RpmVersion version(Member member) {
        return ((RpmMember) member).listed().version();
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

    /** It is for the Python that the package requires; where it requires none, for the distributor's own. */
    @Override
    public Distribution ofPolicy(ProjectName project, String name) {
        RpmMember member = members.get(name);
        Optional<Integer> needed = pythons.neededBy(member);
        Optional<String> other = member == null || needed.isPresent()
                ? Optional.empty()
                : Pythons.abiOf(member).map(python -> "python" + Shown.text(python, SHOWN));
        return new Distribution(project, Optional.empty(), NameEvidence.POLICY, needed.orElse(0), other);
    }

    @Override
    public Function<Claims.Claim, Needs> needs(Claims claims, Function<Claims.Claim, ProjectVersion> versions) {
        List<RpmMember> requiring = members.values().stream()
                .filter(member -> provisions.containsKey(member.name())
                        || !claims.of(member).isEmpty())
                .toList();
        Capabilities capabilities = new Capabilities(members.values(), requiring);
        return new RpmNeedsReader(members, provisions, capabilities, pythons, claims, versions)::read;
    }
}
