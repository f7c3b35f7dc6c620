// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.why;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.text.Shown;
import dev.headwater.api.version.Version;
import dev.headwater.api.version.VersionSpecifier;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.output.InvalidRequestException;
import java.util.List;
import java.util.Optional;

/**
 * What is asked about: the first operand.
 *
 * @param name the project
 * @param version one version of it; empty for the project
 */
record Subject(ProjectName name, Optional<Version> version) {
    static Subject read(Arguments arguments) {
        if (arguments.operands().isEmpty()) {
            throw new InvalidRequestException(
                    "why needs a project, NAME or NAME==VERSION, and then the request",
                    "headwater why --help tells more");
        }
        String word = arguments.operands().get(0);
        try {
            Requirement asked = Requirement.parse(word);
            boolean isPlain = asked.extras().isEmpty()
                    && asked.marker().isEmpty()
                    && asked.url().isEmpty();
            List<VersionSpecifier> clauses = asked.specifiers().clauses();
            if (isPlain && clauses.isEmpty()) {
                return new Subject(asked.name(), Optional.empty());
            }
            if (isPlain
                    && clauses.size() == 1
                    && clauses.get(0).isPin()
                    && !clauses.get(0).isArbitrary()) {
                return new Subject(asked.name(), clauses.get(0).version());
            }
        } catch (InvalidRequirementException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()));
        }
        throw new InvalidRequestException(
                "why asks about a project or one version of it: " + Shown.quoted(word) + " is neither",
                "write NAME or NAME==VERSION first, and then the request");
    }
}
