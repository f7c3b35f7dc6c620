// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.audit.Audit;
import dev.headwater.api.audit.AuditedProject;
import dev.headwater.api.audit.Finding;
import dev.headwater.api.audit.Way;

/**
 * An audit as people and as programs read it.
 *
 * @since 0.1.0
 */
public final class AuditReport {
    private final Audit audit;

    private AuditReport(Audit audit) {
        this.audit = audit;
    }

    /** {@return the report of an audit} */
    public static AuditReport of(Audit audit) {
        return new AuditReport(audit);
    }

    /**
     * {@return a line for each difference with its code, those with the shape of an attack first; then one for each
     * project that more than one index has; nothing if all ways take the same of projects that one index has}
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (!audit.solved()) {
            text.append("different: by owners there is no solution; resolve says why\n");
        }
        for (Way way : audit.unsolved()) {
            text.append("different: ").append(AuditText.unsolved(way)).append('\n');
        }
        audit.attackShaped().forEach(one -> line(text, "attack-shaped: ", one));
        audit.findings().stream()
                .filter(one -> !one.kind().isAttackShaped())
                .forEach(one -> line(text, "different: ", one));
        for (AuditedProject one : audit.inSeveral()) {
            text.append("in several: ").append(AuditText.of(one)).append('\n');
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String level, Finding one) {
        text.append(level)
                .append(AuditText.of(one))
                .append(" [")
                .append(one.kind().code())
                .append("]\n");
    }

    /** {@return how much was compared and what came of it, in a line} */
    public String summary() {
        return AuditText.summary(audit);
    }

    /** {@return one JSON object: docs/schema/audit-1.json} */
    public String json() {
        return new AuditJson(audit).written();
    }

    @Override
    public String toString() {
        return text() + summary();
    }
}
