// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.metadata;

import java.util.List;

/**
 * A licence in the terms of SPDX, normalized: identifiers in their usual spelling, operators in upper case.
 *
 * <pre>{@code
 * LicenseExpression.parse("mit and (apache-2.0+ or licenseref-own)").toString();
 *         // MIT AND (Apache-2.0+ OR LicenseRef-own)
 * }</pre>
 *
 * <p>The grammar is that of core metadata: identifiers of the SPDX License List, {@code LicenseRef-} and letters,
 * digits, dots and hyphens for any other licence, {@code +} behind an identifier for later versions, {@code WITH} an
 * exception of the list, {@code AND}, {@code OR}, and parentheses round an expression. Nothing is simplified:
 * {@code ((MIT))} stays. As in packaging, {@code DocumentRef-} is not allowed, and operators may be in any case, though
 * SPDX wants one case.
 *
 * <p>The list is that of SPDX 3.27.0, deprecated identifiers included.
 *
 * @param text the normalized expression
 * @see <a href="https://packaging.python.org/en/latest/specifications/license-expression/">License expression</a>
 * @since 0.1.0
 */
public record LicenseExpression(String text) {
    /**
     * Parses and normalizes.
     *
     * @throws InvalidLicenseExpressionException if {@code text} is not a licence expression
     */
    public LicenseExpression {
        text = new LicenseExpressionParser(text).normalized();
    }

    /**
     * Parses and normalizes.
     *
     * @throws InvalidLicenseExpressionException if {@code text} is not a licence expression
     */
    public static LicenseExpression parse(String text) {
        return new LicenseExpression(text);
    }

    /** {@return the licences named, in order and as often as they are named, without exceptions and {@code +}} */
    public List<String> licenses() {
        return new LicenseExpressionParser(text).licenses();
    }

    /** {@return the normalized expression} */
    @Override
    public String toString() {
        return text;
    }
}
