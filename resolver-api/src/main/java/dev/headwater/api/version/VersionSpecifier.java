// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One clause of a version specifier: an operator and what it compares with, such as {@code >=1.2} or {@code ==2.*}.
 *
 * <pre>{@code
 * VersionSpecifier.parse("~= 2.2.0").contains(Version.parse("2.2.5"));   // true: >=2.2.0 and ==2.2.*
 * VersionSpecifier.parse("==1.0").contains(Version.parse("1.0+local"));  // true
 * VersionSpecifier.parse("==1.0").contains(Version.parse("1.0.post1"));  // false
 * VersionSpecifier.parse(">1.7").contains(Version.parse("1.7.post1"));   // false
 * VersionSpecifier.parse("<1.7").contains(Version.parse("1.7rc1"));      // false
 * }</pre>
 *
 * <p>Where the standard leaves room this follows packaging: {@code .*} is refused after a pre- or post-release
 * ({@code ==1.0a1.*}), and {@code ===} may have any operand without white space, {@code ;}, {@code )} and comma, even
 * none.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/version-specifiers/">Version specifiers: version
 *     specifiers</a>
 * @since 0.1.0
 */
public final class VersionSpecifier {
    private final VersionOperator operator;
    private final String text;
    private final @Nullable Version version;
    private final boolean wildcard;
    /** Made when first asked for; made twice by two threads it is equal, and immutable. */
    private @Nullable VersionRange range;

    VersionSpecifier(VersionOperator operator, String text, @Nullable Version version, boolean wildcard) {
        this.operator = operator;
        this.text = text;
        this.version = version;
        this.wildcard = wildcard;
    }

    /**
     * Reads one clause; white space round it and after the operator is skipped.
     *
     * @throws InvalidSpecifierException if {@code text} is no clause
     */
    public static VersionSpecifier parse(String text) {
        return SpecifierScanner.scan(text, 0, text.length());
    }

    /** {@return how this compares} */
    public VersionOperator operator() {
        return operator;
    }

    /** {@return what this compares with, as written: {@code 1.0.*} for {@code == 1.0.*}} */
    public String versionText() {
        return text;
    }

    /**
     * {@return the version this compares with, that before {@code .*} for a wildcard; none if the operand of
     * {@code ===} is no version}
     */
    public Optional<Version> version() {
        return Optional.ofNullable(version);
    }

    /** {@return whether this ends in {@code .*}} */
    public boolean isWildcard() {
        return wildcard;
    }

    /** {@return whether this is {@code ===}, which compares texts} */
    public boolean isArbitrary() {
        return operator == VersionOperator.ARBITRARY;
    }

    /**
     * {@return whether this clause names a pre-release, by which packaging takes pre-releases as asked for} An
     * exclusion ({@code !=1.0a1}) and a wildcard do not count.
     */
    public boolean namesPreRelease() {
        return version != null && !wildcard && operator != VersionOperator.NOT_EQUAL && version.isPreRelease();
    }

    /**
     * {@return whether this accepts nothing but one version, and its local versions: {@code ==} or {@code ===}, no
     * wildcard}
     */
    public boolean isPin() {
        return isArbitrary() || (operator == VersionOperator.EQUAL && !wildcard);
    }

    /**
     * {@return whether this clause accepts a version, pre-releases included} {@code ===} compares with the normalized
     * text of it, as packaging does; {@link #contains(String)} is for texts as an index gives them.
     */
    public boolean contains(Version candidate) {
        return isArbitrary() ? Characters.equalsIgnoreCase(text, candidate.toString()) : range().contains(candidate);
    }

    /**
     * {@return whether this clause accepts the version written as {@code candidate}} Only {@code ===} accepts text that
     * is no version.
     */
    public boolean contains(String candidate) {
        if (isArbitrary()) {
            return Characters.equalsIgnoreCase(text, candidate);
        }
        Version parsed = Version.parseOrNull(candidate);
        return parsed != null && range().contains(parsed);
    }

    /**
     * {@return the versions this accepts, pre-releases included} For {@code ===}, which compares texts, it is the one
     * version that can be written so, or none.
     */
    public VersionRange range() {
        VersionRange made = range;
        if (made == null) {
            made = version == null ? VersionRange.empty() : rangeOf(version);
            range = made;
        }
        return made;
    }

    private VersionRange rangeOf(Version bound) {
        return switch (operator) {
            case ARBITRARY -> VersionRange.of(bound);
            case COMPATIBLE -> from(bound, bound.nextSeries(bound.releaseCount() - 1));
            case EQUAL -> equal(bound);
            case NOT_EQUAL -> equal(bound).complement();
            case LESS_OR_EQUAL -> VersionRange.between(VersionBound.START, VersionBound.afterLocals(bound));
            case GREATER_OR_EQUAL -> VersionRange.between(VersionBound.before(bound), VersionBound.END);
            case LESS ->
                VersionRange.between(
                        VersionBound.START, VersionBound.before(bound.isPreRelease() ? bound : bound.devZero()));
            case GREATER ->
                VersionRange.between(
                        bound.isPostRelease() || bound.isDevRelease()
                                ? VersionBound.afterLocals(bound)
                                : VersionBound.afterPosts(bound),
                        VersionBound.END);
        };
    }

    private VersionRange equal(Version bound) {
        if (wildcard) {
            return from(bound.devZero(), bound.nextSeries(bound.releaseCount()));
        }
        return VersionRange.between(
                VersionBound.before(bound),
                bound.hasLocal() ? VersionBound.after(bound) : VersionBound.afterLocals(bound));
    }

    private static VersionRange from(Version first, Version next) {
        return VersionRange.between(VersionBound.before(first), VersionBound.before(next));
    }

    /**
     * {@return whether {@code other} is the same clause in normalized form} {@code >=1.0} and {@code >=1} are equal,
     * {@code ~=1.0} and {@code ~=1.0.0} are not.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VersionSpecifier that && operator == that.operator && equalOperand(that);
    }

    private boolean equalOperand(VersionSpecifier that) {
        Version mine = version;
        Version others = that.version;
        if (isArbitrary() || mine == null || others == null) {
            return text.equals(that.text);
        }
        boolean zerosCount = wildcard || operator == VersionOperator.COMPATIBLE;
        return mine.equals(others)
                && wildcard == that.wildcard
                && (!zerosCount || mine.releaseCount() == others.releaseCount());
    }

    @Override
    public int hashCode() {
        Version compared = isArbitrary() ? null : version;
        int operand = compared == null ? text.hashCode() : compared.hashCode();
        return 31 * operand + operator.toString().hashCode();
    }

    /** {@return the clause as written, without white space} */
    @Override
    public String toString() {
        return operator + text;
    }
}
