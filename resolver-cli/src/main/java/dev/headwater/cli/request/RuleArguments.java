// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.request;

import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.option.TimeArgument;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Surroundings;

/** What files are for and which may be used, of commands that look at whole indexes and require nothing. */
public final class RuleArguments {
    private RuleArguments() {}

    /** {@return the table with the options that are read here} */
    public static OptionTable addTo(OptionTable options) {
        return options.values("python", "target", "exclude-newer", "now").lists("platform", "only-binary", "no-binary");
    }

    /**
     * {@return a request that requires nothing}
     *
     * @throws InvalidRequestException if something cannot be meant
     */
    public static ResolutionRequest read(Arguments arguments, Surroundings surroundings) {
        FormatPolicy format = FormatArguments.read(arguments);
        ResolutionRequest.Builder request = ResolutionRequest.builder(TargetArguments.read(arguments, surroundings));
        if (!format.rules().isEmpty()) {
            request.format(format);
        }
        arguments
                .value("exclude-newer")
                .map(time -> TimeArgument.limit("--exclude-newer", time))
                .ifPresent(request::excludeNewer);
        return request.build();
    }
}
