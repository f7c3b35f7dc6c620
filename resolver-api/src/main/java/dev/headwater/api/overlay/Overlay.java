// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.SpecifierSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A correction of what is published about some files of a project, with its reason.
 *
 * <pre>{@code
 * Overlay overlay = Overlay.builder("requests-charset", ProjectName.parse("requests"))
 *         .reason("works with charset-normalizer 3; the distro ships it so")
 *         .index(IndexId.parse("debian"))
 *         .scope(OverlayScope.version(Version.parse("2.28.1")))
 *         .replace(Requirement.parse("charset-normalizer>=2,<3"), Requirement.parse("charset-normalizer>=2,<4"))
 *         .build();
 * }</pre>
 *
 * <p>It changes what the solver reads: requirements, extras, Requires-Python, and whether a file may be used. It never
 * changes a name, a version, a hash or a location, and makes no project present or absent. What it takes off or
 * replaces must be there as it says, and so must what it {@linkplain #expect() expects}: a resolution that uses a file
 * of which that is not true ends as an invalid request, for the publisher has corrected the file's metadata, or the
 * overlay is for another one.
 *
 * <p>Immutable. Two are equal if they say the same.
 *
 * @since 0.1.0
 */
public final class Overlay {
    // What was kept of overlay files is believed by the rules of then: whoever changes what is refused here, or what
    // the
    // digest is of, raises RULES of OverlayPlaces in resolver-core.

    private final String id;
    private final String reason;
    private final Optional<IndexId> index;
    private final ProjectName project;
    private final OverlayScope scope;
    private final List<Requirement> expect;
    private final List<Replacement> replace;
    private final List<Requirement> add;
    private final List<Requirement> remove;
    private final SortedMap<ExtraName, List<Requirement>> extras;
    private final Optional<SpecifierSet> requiresPython;
    private final Optional<FileUse> use;
    private final String text;

    private Overlay(Builder builder, OverlayScope scope) {
        id = builder.id;
        reason = builder.reason;
        index = builder.index;
        project = builder.project;
        this.scope = scope;
        expect = List.copyOf(builder.expect);
        replace = List.copyOf(builder.replace);
        add = List.copyOf(builder.add);
        remove = List.copyOf(builder.remove);
        extras = Collections.unmodifiableSortedMap(new TreeMap<>(builder.extras));
        requiresPython = builder.requiresPython;
        use = builder.use;
        text = OverlayText.of(this);
    }

    /** Begins an overlay of a project. */
    public static Builder builder(String id, ProjectName project) {
        return new Builder(id, project);
    }

    /** {@return its id, unique in the policy; results, locks and messages name it by that} */
    public String id() {
        return id;
    }

    /** {@return why it is there, for people} */
    public String reason() {
        return reason;
    }

    /** {@return the index whose files it is for; empty for whichever index supplies the project} */
    public Optional<IndexId> index() {
        return index;
    }

    /** {@return whether it is for the files of an index} */
    public boolean isFor(IndexId supplier) {
        return index.isEmpty() || index.get().equals(supplier);
    }

    /** {@return the project} */
    public ProjectName project() {
        return project;
    }

    /** {@return which files it is for} */
    public OverlayScope scope() {
        return scope;
    }

    /** {@return the requirements that must be there as published} */
    public List<Requirement> expect() {
        return expect;
    }

    /** {@return the requirements that others take the place of} */
    public List<Replacement> replace() {
        return replace;
    }

    /** {@return the requirements that are added, in their order} */
    public List<Requirement> add() {
        return add;
    }

    /** {@return the requirements that are taken off} */
    public List<Requirement> remove() {
        return remove;
    }

    /** {@return by extra, all that it brings from now on} */
    public SortedMap<ExtraName, List<Requirement>> extras() {
        return extras;
    }

    /** {@return the Requires-Python that counts, on the page and in the metadata} */
    public Optional<SpecifierSet> requiresPython() {
        return requiresPython;
    }

    /** {@return what becomes of the use of the files} */
    public Optional<FileUse> use() {
        return use;
    }

    /** {@return what it changes; none for one that only expects something} */
    public Set<OverlayField> fields() {
        EnumSet<OverlayField> fields = EnumSet.noneOf(OverlayField.class);
        if (!replace.isEmpty() || !add.isEmpty() || !remove.isEmpty()) {
            fields.add(OverlayField.REQUIREMENTS);
        }
        if (!extras.isEmpty()) {
            fields.add(OverlayField.EXTRAS);
        }
        requiresPython.ifPresent(set -> fields.add(OverlayField.REQUIRES_PYTHON));
        use.ifPresent(said -> fields.add(OverlayField.USE));
        return Collections.unmodifiableSet(fields);
    }

    /** {@return the requirements that must be there: those that are expected, replaced and taken off} */
    public List<Requirement> required() {
        List<Requirement> required = new ArrayList<>(expect);
        replace.forEach(replacement -> required.add(replacement.old()));
        required.addAll(remove);
        return required.stream().distinct().toList();
    }

    /**
     * {@return the key by which it adds a dependency, which a policy must grant: {@code add}, or {@code replace} with
     * another name, an extra more or a wider marker} Whether {@link #extras()} add something depends on the file.
     */
    public Optional<String> adding() {
        if (!add.isEmpty()) {
            return Optional.of("add");
        }
        return replace.stream().anyMatch(Replacement::isAdding) ? Optional.of("replace") : Optional.empty();
    }

    /** {@return whether it makes a yanked file usable, which a policy must grant} */
    public boolean isUnyanking() {
        return use.filter(said -> said.kind() == FileUse.Kind.UNYANK).isPresent();
    }

    /** {@return what it says, in the one text that says it: what {@link OverlaySet#digest()} is the digest of} */
    String text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Overlay that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** {@return id and project} */
    @Override
    public String toString() {
        return id + " (" + project + ")";
    }

    /** Collects what an overlay says. */
    public static final class Builder {
        private final String id;
        private final ProjectName project;
        private String reason = "";
        private Optional<IndexId> index = Optional.empty();
        private @Nullable OverlayScope scope;
        private final List<Requirement> expect = new ArrayList<>();
        private final List<Replacement> replace = new ArrayList<>();
        private final List<Requirement> add = new ArrayList<>();
        private final List<Requirement> remove = new ArrayList<>();
        private final SortedMap<ExtraName, List<Requirement>> extras = new TreeMap<>();
        private Optional<SpecifierSet> requiresPython = Optional.empty();
        private Optional<FileUse> use = Optional.empty();

        private Builder(String id, ProjectName project) {
            this.id = Objects.requireNonNull(id, "id");
            this.project = Objects.requireNonNull(project, "project");
        }

        /** Sets why it is there, which is required. */
        public Builder reason(String reason) {
            this.reason = reason;
            return this;
        }

        /** Sets the index whose files it is for; without, it is for whichever index supplies the project. */
        public Builder index(IndexId index) {
            this.index = Optional.of(index);
            return this;
        }

        /** Sets which files it is for, which is required. */
        public Builder scope(OverlayScope scope) {
            this.scope = scope;
            return this;
        }

        /** Adds a requirement that must be there as published. */
        public Builder expect(Requirement requirement) {
            expect.add(requirement);
            return this;
        }

        /** Lets a requirement take the place of a published one. */
        public Builder replace(Requirement old, Requirement changed) {
            replace.add(new Replacement(old, changed));
            return this;
        }

        /** Adds a requirement, which a policy must grant. */
        public Builder add(Requirement requirement) {
            add.add(requirement);
            return this;
        }

        /** Takes off a published requirement. */
        public Builder remove(Requirement requirement) {
            remove.add(requirement);
            return this;
        }

        /** Replaces all that an extra brings. */
        public Builder extra(ExtraName extra, List<Requirement> requirements) {
            extras.put(extra, List.copyOf(requirements));
            return this;
        }

        /** Replaces Requires-Python. */
        public Builder requiresPython(SpecifierSet versions) {
            requiresPython = Optional.of(versions);
            return this;
        }

        /** Says what becomes of the use of the files; the last one given counts. */
        public Builder use(FileUse use) {
            this.use = Optional.of(use);
            return this;
        }

        /**
         * Checks the whole and builds it.
         *
         * @throws InvalidOverlayException for the first fault: something required is missing, a range of versions has
         *     no date, a URL is brought in, a requirement is changed in two ways or in none
         */
        public Overlay build() {
            if (scope == null) {
                throw new InvalidOverlayException(
                        id, "versions", "it does not say which files it is for; write versions, or files");
            }
            Overlay overlay = new Overlay(this, scope);
            OverlayCheck.check(overlay);
            return overlay;
        }
    }
}
