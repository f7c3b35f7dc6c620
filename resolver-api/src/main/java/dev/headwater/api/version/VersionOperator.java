// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

/**
 * The comparison operator of a version specifier.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/version-specifiers/">Version specifiers: version
 *     specifiers</a>
 * @since 0.1.0
 */
public enum VersionOperator {
    /** Text equality, {@code ===}: the text as written, but for the case of ASCII letters. */
    ARBITRARY("==="),
    /** Compatible release, {@code ~=}: at least this, within the series of all release numbers but the last. */
    COMPATIBLE("~="),
    /** Version matching, {@code ==}: this version, whatever its local label; with {@code .*}, all that begin so. */
    EQUAL("=="),
    /** Version exclusion, {@code !=}: all that {@link #EQUAL} leaves out. */
    NOT_EQUAL("!="),
    /** Inclusive comparison, {@code <=}; local labels do not count. */
    LESS_OR_EQUAL("<="),
    /** Inclusive comparison, {@code >=}. */
    GREATER_OR_EQUAL(">="),
    /** Exclusive comparison, {@code <}: below this, and no pre-release of it unless it is one itself. */
    LESS("<"),
    /** Exclusive comparison, {@code >}: above this, and no post-release of it unless it is one itself. */
    GREATER(">");

    private final String text;

    VersionOperator(String text) {
        this.text = text;
    }

    /** {@return the operator as it is written} */
    @Override
    public String toString() {
        return text;
    }
}
