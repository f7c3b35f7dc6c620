// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.debian;

import dev.headwater.api.version.Version;
import dev.headwater.distro.debian.BinaryPackage;
import dev.headwater.distro.debian.BinaryPackage.Provision;
import dev.headwater.distro.debian.DebianVersion;
import dev.headwater.distro.debian.Relation;
import dev.headwater.distro.listed.PackageFile;
import dev.headwater.distro.repository.debian.DebianSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The packages of a feed: of each name the one of the highest version, in whichever source that is. */
final class Archive {
    private final SortedMap<String, Member> members = new TreeMap<>();
    private final Map<String, List<Provider>> providers = new HashMap<>();
    private final String architecture;

    /** Puts the packages of all sources together. */
    Archive(List<DebianSnapshot> sources, String architecture) {
        this.architecture = architecture;
        for (int source = 0; source < sources.size(); source++) {
            for (BinaryPackage stanza : sources.get(source).packages()) {
                Member member = Member.of(stanza, source, Origin.of(sources.get(source)));
                members.merge(stanza.name(), member, Member::later);
            }
        }
        for (Member member : members.values()) {
            for (Provision provision : member.stanza().provides()) {
                providers
                        .computeIfAbsent(provision.name(), name -> new ArrayList<>())
                        .add(new Provider(member, DebianVersion.parseOrNull(provision.version())));
            }
        }
    }

    /** {@return all packages, by name} */
    Collection<Member> members() {
        return Collections.unmodifiableCollection(members.values());
    }

    /** {@return the package of a name, or null} */
    @Nullable
    Member find(String name) {
        return members.get(name);
    }

    /** {@return what satisfies a relation: the package of that name first, then those that provide it, by name} */
    List<Member> satisfying(Relation relation) {
        if (!isForHere(relation.qualifier())) {
            return List.of();
        }
        Member named = members.get(relation.name());
        Stream<Member> own =
                named != null && VersionRelation.admits(relation, named.version()) ? Stream.of(named) : Stream.empty();
        Stream<Member> others = providers.getOrDefault(relation.name(), List.of()).stream()
                .filter(provider -> provider.satisfies(relation))
                .map(Provider::member)
                .filter(member -> !member.name().equals(relation.name()));
        return Stream.concat(own, others).toList();
    }

    private boolean isForHere(String qualifier) {
        return qualifier.isEmpty()
                || qualifier.equals("any")
                || qualifier.equals("native")
                || qualifier.equals(architecture);
    }

    /**
     * A package of a feed.
     *
     * @param stanza its stanza
     * @param source the place of the source that it is in
     * @param version its version
     * @param from whose that source is
     */
    record Member(BinaryPackage stanza, int source, DebianVersion version, Origin from)
            implements dev.headwater.distro.compile.Member {
        private static final DebianVersion LOWEST = Objects.requireNonNull(DebianVersion.parseOrNull("0~"));

        /** What has a version that cannot be read is there too, before all others. */
        static Member of(BinaryPackage stanza, int source, Origin from) {
            DebianVersion version = DebianVersion.parseOrNull(stanza.version());
            return new Member(stanza, source, version == null ? LOWEST : version, from);
        }

        /** What contents name and no list of packages has: of that there is the name alone. */
        static Member missing(String name, int source, Origin from) {
            return new Member(
                    new BinaryPackage(name, "", name, "", List.of(), List.of(), new PackageFile("", 0, "")),
                    source,
                    LOWEST,
                    from);
        }

        /** Of one version in two sources the first stays. */
        Member later(Member other) {
            return other.version.compareTo(version) > 0 ? other : this;
        }

        @Override
        public String name() {
            return stanza.name();
        }

        @Override
        public String packageVersion() {
            return stanza.version();
        }

        @Override
        public Optional<Version> release() {
            return version.release();
        }

        @Override
        public String upstream() {
            return version.upstream();
        }

        @Override
        public String sourcePackage() {
            return stanza.source();
        }

        @Override
        public String architecture() {
            return stanza.architecture();
        }

        @Override
        public String purl() {
            return DebianUrl.of(stanza, from);
        }

        @Override
        public PackageFile file() {
            return stanza.file();
        }

        /** An archive says when a suite was released, which is no time of a package. */
        @Override
        public Optional<Instant> time() {
            return Optional.empty();
        }

        @Override
        public String fault() {
            return stanza.fault();
        }
    }

    private record Provider(Member member, @Nullable DebianVersion version) {
        boolean satisfies(Relation relation) {
            return relation.operator() == Relation.Operator.ANY
                    || (version != null && VersionRelation.admits(relation, version));
        }
    }
}
