// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.core.audit.AuditOutcome;
import dev.headwater.core.audit.Auditing;
import dev.headwater.core.audit.Disclosure;
import dev.headwater.core.report.AuditReport;
import dev.headwater.core.report.ResolutionReport;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** Whether it is told beside a result what other ways would have chosen. */
public enum AuditMode {
    /** Nobody asks for that. */
    NONE,
    /** It is asked for, and names may not be told to more indexes for it. */
    WITHOUT_CONSENT,
    /** It is asked for, and names may. */
    WITH_CONSENT;

    private static final String LINE = "audit: ";

    /** {@return what is told beside the result, a line each} */
    String told(IndexPolicy policy, IndexFactory indexes, Clock clock, ResolutionRequest request) {
        if (this == NONE) {
            return "";
        }
        Auditing.Builder builder = Auditing.builder(policy, indexes, clock);
        if (this == WITH_CONSENT) {
            builder.discloseNames();
        }
        Auditing auditing;
        try {
            auditing = builder.build();
        } catch (IllegalStateException e) {
            return LINE + "nobody was asked: " + e.getMessage() + '\n' + disclosures(policy, request);
        }
        AuditOutcome outcome = auditing.audit(request);
        return outcome instanceof AuditOutcome.Audited audited
                ? AuditReport.of(audited.audit())
                        .toString()
                        .lines()
                        .map(AuditMode::line)
                        .collect(Collectors.joining())
                : line(ResolutionReport.of(((AuditOutcome.NotAudited) outcome).resolution())
                        .headline());
    }

    private static String disclosures(IndexPolicy policy, ResolutionRequest request) {
        List<ProjectName> names = request.requirements().stream()
                .map(each -> each.requirement().name())
                .toList();
        return Disclosure.of(policy, names).stream()
                .map(one -> line(one.index() + " would be told "
                        + one.names().stream().map(ProjectName::value).collect(Collectors.joining(", "))))
                .collect(Collectors.joining());
    }

    private static String line(String text) {
        return LINE + text + '\n';
    }
}
