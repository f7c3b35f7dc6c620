// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.SpecifierSet;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A requirement: a project, and which of its versions, extras and environments are meant.
 *
 * <pre>{@code
 * Requirement requirement = Requirement.parse("Requests[Socks] >=2.28, <3 ; python_version >= '3.8'");
 * requirement.name();        // requests
 * requirement.spelledName(); // Requests
 * requirement.extras();      // [socks]
 * requirement.specifiers();  // <3,>=2.28
 * requirement.toString();    // requests[socks]<3,>=2.28; python_version >= "3.8"
 * }</pre>
 *
 * <p>Or, in place of versions, a URL: {@code pip @ https://example.org/pip.zip ; os_name == 'nt'}. White space must
 * stand before the semicolon then, for it would belong to the URL otherwise, with all that follows.
 *
 * <p>This is stricter than {@code packaging} in three places, where it takes more than the standard allows: names and
 * extras end in a letter or digit ({@code foo_} is refused), only space and tab are white space, and a URL holds no
 * control characters.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/dependency-specifiers/">Dependency specifiers</a>
 * @since 0.1.0
 */
public final class Requirement {
    private final String text;
    private final String spelledName;
    private final ProjectName name;
    private final @Nullable SortedSet<ExtraName> extras;
    private final SpecifierSet specifiers;
    private final @Nullable String url;
    private final @Nullable Marker marker;

    Requirement(RequirementParser parsed) {
        this.text = parsed.text();
        this.spelledName = parsed.spelledName();
        this.name = parsed.name();
        this.extras = parsed.extras();
        this.specifiers = parsed.specifiers();
        this.url = parsed.url();
        this.marker = parsed.marker();
    }

    /**
     * Reads a requirement of at most 100,000 characters.
     *
     * @throws InvalidRequirementException if {@code text} is no requirement
     */
    public static Requirement parse(String text) {
        return new RequirementParser(text).parse();
    }

    /** {@return the project} */
    public ProjectName name() {
        return name;
    }

    /** {@return the project's name as its author wrote it, for people} */
    public String spelledName() {
        return spelledName;
    }

    /** {@return the extras, in their order, without duplicates; empty if there are none} */
    public SortedSet<ExtraName> extras() {
        return extras == null ? Collections.emptySortedSet() : extras;
    }

    /**
     * {@return whether brackets for extras were written, even if nothing stands in them}
     *
     * <p>{@code pkg[]} and {@code pkg} mean the same today and are equal. Should default extras be accepted (PEP 771, a
     * draft), the first will ask for none of them.
     */
    public boolean hasBrackets() {
        return extras != null;
    }

    /** {@return the specifiers of versions; one that allows every version if there are none, or a URL} */
    public SpecifierSet specifiers() {
        return specifiers;
    }

    /** {@return the URL of a direct reference, as written} */
    public Optional<String> url() {
        return Optional.ofNullable(url);
    }

    /** {@return the marker; without one the requirement applies everywhere} */
    public Optional<Marker> marker() {
        return Optional.ofNullable(marker);
    }

    /** {@return the text as it was given} */
    public String text() {
        return text;
    }

    /**
     * {@return whether {@code other} asks for the same} Names are compared in normal form, specifiers as a set in which
     * {@code 1.0} and {@code 1.0.0} are one version, URLs and markers as they are printed.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Requirement requirement
                && name.equals(requirement.name)
                && extras().equals(requirement.extras())
                && specifiers.equals(requirement.specifiers)
                && Objects.equals(url, requirement.url)
                && Objects.equals(marker, requirement.marker);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, extras(), specifiers, url, marker);
    }

    /**
     * {@return the requirement in canonical form: {@code name[extras]specifiers; marker}, or {@code name[extras] @ url
     * ; marker}} It parses to an equal requirement. {@code packaging} prints name and extras as they were spelled.
     */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(name.value());
        if (extras != null) {
            String separator = "[";
            for (ExtraName extra : extras) {
                out.append(separator).append(extra);
                separator = ",";
            }
            out.append(extras.isEmpty() ? "[]" : "]");
        }
        out.append(specifiers);
        if (url != null) {
            out.append(" @ ").append(url);
        }
        if (marker != null) {
            out.append(url != null ? " ; " : "; ").append(marker);
        }
        return out.toString();
    }
}
