// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export;

import dev.headwater.api.explanation.Hint;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.core.report.HintText;
import dev.headwater.export.inventory.Inventory;
import dev.headwater.export.page.ReportPage;

/**
 * An outcome or a lock as one HTML file for people: who supplies what in colour, the graph or the tree of what needs
 * what, a table, and where there is no solution the proof and what would help.
 *
 * <p>The file stands alone: it has no script, loads nothing, and forbids both to itself. Whatever an index says is
 * shown as text, and only URLs of http and https are links. Equal outcomes have equal files.
 *
 * <pre>{@code
 * Files.writeString(file, HtmlReport.of(resolver.resolve(request), policy).html());
 * }</pre>
 *
 * @since 0.1.0
 */
public final class HtmlReport {
    private final Page page;

    private HtmlReport(Page page) {
        this.page = page;
    }

    /**
     * {@return the report of an outcome, with the hints in the words of the command line}
     *
     * @param outcome the outcome, of whatever kind
     * @param policy the policy that it was found by
     */
    public static HtmlReport of(ResolutionOutcome outcome, IndexPolicy policy) {
        return new HtmlReport(hints -> ReportPage.of(outcome, policy, hints));
    }

    /** {@return the report of a lock} */
    public static HtmlReport of(Lock lock) {
        Inventory inventory = Inventory.of(lock);
        return new HtmlReport(hints -> ReportPage.of(inventory));
    }

    /** {@return the file, with the hints in the words of the command line} */
    public String html() {
        return html(new HintText());
    }

    /**
     * {@return the file}
     *
     * @param hints a sentence without a full stop for each hint
     */
    public String html(Hint.Visitor<String> hints) {
        return page.html(hints);
    }

    /** The page, but for the words of its hints. */
    private interface Page {
        String html(Hint.Visitor<String> hints);
    }
}
