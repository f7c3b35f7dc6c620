// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.request;

import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.output.InvalidRequestException;
import java.util.Map;
import java.util.TreeMap;

/** {@code --only-binary} and {@code --no-binary}, with pip's meanings: the later of two for one name holds. */
final class FormatArguments {
    private FormatArguments() {}

    static FormatPolicy read(Arguments arguments) {
        Map<NamePattern, FormatRule> rules = new TreeMap<>();
        for (Arguments.Given given : arguments.inOrder("only-binary", "no-binary")) {
            FormatRule rule = given.name().equals("only-binary") ? FormatRule.ONLY_BINARY : FormatRule.NO_BINARY;
            for (String name : given.value().split(",", -1)) {
                add(rules, rule, "--" + given.name(), name.strip());
            }
        }
        return FormatPolicy.of(rules);
    }

    private static void add(Map<NamePattern, FormatRule> rules, FormatRule rule, String option, String name) {
        switch (name) {
            case ":all:" -> {
                rules.clear();
                rules.put(NamePattern.parse("*"), rule);
            }
            case ":none:" -> rules.values().removeIf(former -> former == rule);
            default -> rules.put(pattern(option, name), rule);
        }
    }

    private static NamePattern pattern(String option, String name) {
        try {
            return NamePattern.parse(ProjectName.parse(name).value());
        } catch (InvalidNameException e) {
            throw new InvalidRequestException(
                    option + ": " + e.getMessage(), "write names of projects, separated by commas, or :all: or :none:");
        }
    }
}
