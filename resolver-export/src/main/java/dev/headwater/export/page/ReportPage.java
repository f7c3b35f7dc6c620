// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.page;

import dev.headwater.api.explanation.Hint;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.export.inventory.Inventory;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.List;

/** Fills the template of the report. */
public final class ReportPage {
    private ReportPage() {}

    /**
     * {@return the page of an outcome}
     *
     * @param outcome the outcome
     * @param policy the policy that it was found by
     * @param hints a sentence for each hint
     */
    public static String of(ResolutionOutcome outcome, IndexPolicy policy, Hint.Visitor<String> hints) {
        return html(new OutcomePage(outcome, policy, hints).page());
    }

    /** {@return the page of a lock} */
    public static String of(Inventory inventory) {
        return html(InventoryPage.of(inventory, "lock", "Locked", List.of(), List.of()));
    }

    // The method of the template takes no interceptor, and does not say so.
    @SuppressWarnings("NullAway")
    private static String html(Page page) {
        StringOutput text = new StringOutput();
        JtereportGenerated.render(new OwaspHtmlTemplateOutput(text), null, page);
        return text.toString();
    }
}
